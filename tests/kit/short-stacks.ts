// Jest keeps 100 frames, and looks up in the sources each frame that is asked for: the driver asks with every statement.
Error.stackTraceLimit = 10;
