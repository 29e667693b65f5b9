import { act } from '@testing-library/react';

/** Lets time pass on the screen, a second at a time: what one second brings, the next one sees. */
export async function wait(seconds: number): Promise<void> {
  await act(() => jest.advanceTimersByTimeAsync(0));
  for (let second = 0; second < seconds; second += 1)
    await act(() => jest.advanceTimersByTimeAsync(1000));
}
