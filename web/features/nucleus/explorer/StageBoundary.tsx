'use client';

import { Component, type ReactNode } from 'react';

/** Keeps a picture that cannot be drawn, for want of WebGL say, from taking the page down. */
export class StageBoundary extends Component<{ children: ReactNode; fallback: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
