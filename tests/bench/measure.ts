import type { CDPSession, Page } from '@playwright/test';

/** Thread-CPU measuring in isolated worlds of one page. */
export class Meter {
  private constructor(
    private readonly session: CDPSession,
    private readonly frameId: string,
  ) {}

  static async of(page: Page): Promise<Meter> {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const { frameTree } = await session.send('Page.getFrameTree');
    return new Meter(session, frameTree.frame.id);
  }

  /** A world of its own: no wrapper of an earlier pass is reused. */
  async world(script: string): Promise<number> {
    const { executionContextId } = await this.session.send('Page.createIsolatedWorld', { frameId: this.frameId });
    await this.value(executionContextId, script);
    return executionContextId;
  }

  async value(contextId: number, expression: string): Promise<number> {
    const { result, exceptionDetails } = await this.session.send('Runtime.evaluate', {
      contextId,
      expression,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return Number(result.value);
  }

  /** Thread-CPU milliseconds of an expression. */
  async cpu(contextId: number, expression: string): Promise<number> {
    const before = await this.taskMs();
    await this.value(contextId, expression);
    return (await this.taskMs()) - before;
  }

  /** Bytes of script memory in use after a collection. */
  async heap(): Promise<number> {
    await this.session.send('HeapProfiler.collectGarbage');
    return (await this.session.send('Runtime.getHeapUsage')).usedSize;
  }

  async end(): Promise<void> {
    await this.session.detach();
  }

  private async taskMs(): Promise<number> {
    const { metrics } = await this.session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  }
}
