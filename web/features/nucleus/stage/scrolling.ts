/**
 * Lets the page scroll over the picture: the wheel changes the scale only while the picture has the focus or with Ctrl,
 * and one finger scrolls while two move the picture.
 */
export function leaveScrollingToPage(container: HTMLElement, surface: HTMLElement): () => void {
  surface.style.touchAction = 'pan-y';
  const onWheel = (event: WheelEvent) => {
    const meant = event.ctrlKey || event.metaKey || document.activeElement === container;
    if (!meant) event.stopPropagation();
  };
  const onTouch = (event: TouchEvent) => {
    if (event.touches.length === 1) event.stopPropagation();
  };
  container.addEventListener('wheel', onWheel, { capture: true, passive: true });
  container.addEventListener('touchstart', onTouch, { capture: true, passive: true });
  return () => {
    container.removeEventListener('wheel', onWheel, { capture: true });
    container.removeEventListener('touchstart', onTouch, { capture: true });
  };
}
