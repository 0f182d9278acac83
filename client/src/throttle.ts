/**
 * Runs a task soon after it is asked for, at most once a period and never twice at the same time: what is asked for
 * while it runs makes it run once more. A run that fails is told of, and the next is asked for as ever.
 */
export class Throttle {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running = false;
  private again = false;
  private over = false;

  constructor(
    private readonly task: () => Promise<void>,
    private readonly period: number,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** Asks for a run after the period, or with the one that is already waiting. */
  soon(): void {
    if (this.over) return;
    if (this.running) this.again = true;
    else this.timer ??= setTimeout(() => void this.run(), this.period);
  }

  /** Asks for a run without waiting. */
  now(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.running) this.again = true;
    else void this.run();
  }

  dispose(): void {
    this.over = true;
    clearTimeout(this.timer);
  }

  private async run(): Promise<void> {
    this.timer = undefined;
    if (this.over) return;
    this.running = true;
    this.again = false;
    try {
      await this.task();
    } catch (error) {
      // What is thrown away while its task runs leaves it nothing to work on.
      if (!this.over) this.failed(error);
    } finally {
      this.running = false;
      if (this.again) this.soon();
    }
  }
}
