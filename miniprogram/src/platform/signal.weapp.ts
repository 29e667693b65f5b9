import Taro from '@tarojs/taro';

let player: Taro.InnerAudioContext | null = null;

/** Two short rising tones and a buzz: it worked, without looking at the screen. */
export function signalSuccess(): void {
  Taro.vibrateShort({ type: 'medium' }).catch((cause: unknown) => {
    console.info('the phone did not vibrate', cause);
  });
  player ??= makePlayer();
  player.stop();
  player.play();
}

function makePlayer(): Taro.InnerAudioContext {
  const made = Taro.createInnerAudioContext();
  made.src = '/assets/sound/success.wav';
  return made;
}
