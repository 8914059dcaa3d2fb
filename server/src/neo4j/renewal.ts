/**
 * Does work, and renews meanwhile what keeps others from it. A renewal that fails is made up for by the next: several have to fit into what
 * is renewed.
 */
export async function whileRenewed<Result>(renew: () => Promise<unknown>, everyMs: number, work: () => Promise<Result>): Promise<Result> {
  let renewed: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => (renewed = renewed.then(renew).catch(() => undefined)), everyMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    await renewed;
  }
}
