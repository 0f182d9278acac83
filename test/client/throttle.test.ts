import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Throttle } from '../../client/src/throttle.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a task that fails is told of, and runs again when it is asked for', async () => {
  const told: unknown[] = [];
  let runs = 0;
  const task = async () => {
    runs += 1;
    if (runs === 1) throw new Error('no luck');
  };
  const throttle = new Throttle(task, 10, (error) => told.push(error));
  throttle.soon();
  await vi.runAllTimersAsync();
  throttle.soon();
  await vi.runAllTimersAsync();
  expect(told).toEqual([new Error('no luck')]);
  expect(runs).toBe(2);
});

test('what fails because it was thrown away is told to nobody', async () => {
  const told: unknown[] = [];
  let fail = (_: Error) => {};
  const work = new Promise<void>((_, reject) => {
    fail = reject;
  });
  const throttle = new Throttle(
    () => work,
    10,
    (error) => told.push(error),
  );
  throttle.now();
  throttle.dispose();
  fail(new Error('Webview is disposed'));
  await vi.runAllTimersAsync();
  expect(told).toEqual([]);
});

test('what is asked for while the task runs makes it run once more', async () => {
  let runs = 0;
  let end = () => {};
  const work = new Promise<void>((resolve) => {
    end = resolve;
  });
  const task = () => {
    runs += 1;
    return work;
  };
  const throttle = new Throttle(task, 10, (error) => expect.unreachable(String(error)));
  throttle.now();
  throttle.now();
  throttle.soon();
  expect(runs).toBe(1);
  end();
  await vi.runAllTimersAsync();
  expect(runs).toBe(2);
});
