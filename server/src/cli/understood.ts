/** A command as it is read from its arguments; what is not understood is said in one sentence, with exit code 2, and null. */
export function understood<Command>(read: () => Command): Command | null {
  try {
    return read();
  } catch (error) {
    const sentence = (error instanceof Error ? error.message : String(error)).split(/\.( |$)/)[0];
    process.stderr.write(`${sentence}; see --help.\n`);
    process.exitCode = 2;
    return null;
  }
}
