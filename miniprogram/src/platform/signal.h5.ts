let sound: AudioContext | null = null;

/** Two short rising tones and a buzz: it worked, without looking at the screen. */
export function signalSuccess(): void {
  // Not every browser vibrates.
  (navigator as Partial<Pick<Navigator, 'vibrate'>>).vibrate?.(60);
  if (typeof AudioContext === 'undefined') return;
  sound ??= new AudioContext();
  tone(sound, { hertz: 880, startS: 0 });
  tone(sound, { hertz: 1320, startS: 0.09 });
}

const toneS = 0.08;

function tone(context: AudioContext, { hertz, startS }: { hertz: number; startS: number }): void {
  const fromS = context.currentTime + startS;
  const oscillator = context.createOscillator();
  const volume = context.createGain();
  oscillator.frequency.value = hertz;
  volume.gain.setValueAtTime(0.2, fromS);
  volume.gain.exponentialRampToValueAtTime(0.001, fromS + toneS);
  oscillator.connect(volume).connect(context.destination);
  oscillator.start(fromS);
  oscillator.stop(fromS + toneS);
}
