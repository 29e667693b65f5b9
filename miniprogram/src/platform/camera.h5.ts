/** The camera as it looks now; `stop` gives it back. */
export interface Camera {
  readonly canLight: boolean;
  readonly light: (on: boolean) => void;
  readonly stop: () => void;
}

interface Light {
  readonly torch?: boolean;
}

/** How often a picture is searched; reading one takes a few tens of milliseconds. */
const everyMs = 120;

/** A code fills a good part of the picture, so more pixels only take longer. */
const widestPx = 640;

/**
 * Shows the rear camera in `video` and hands over each code that comes into view.
 * Errors: rejects when the person or the system does not give the camera.
 */
export async function openCamera(
  video: HTMLVideoElement,
  onCode: (text: string) => void,
): Promise<Camera> {
  // Fetched when the first code is to be read: nobody but staff needs it.
  const reading = import('jsqr');
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
  });
  const stopStream = () => stream.getTracks().forEach((track) => track.stop());
  try {
    const { default: readCode } = await reading;
    video.srcObject = stream;
    await video.play();
    const timer = setInterval(() => {
      const picture = pictureOf(video);
      const found = picture && readCode(picture.data, picture.width, picture.height);
      if (found !== null && found.data !== '') onCode(found.data);
    }, everyMs);
    const stop = () => {
      clearInterval(timer);
      video.srcObject = null;
      stopStream();
    };
    return { ...lightOf(stream), stop };
  } catch (cause) {
    stopStream();
    throw cause;
  }
}

let canvas: HTMLCanvasElement | null = null;

function pictureOf(video: HTMLVideoElement): ImageData | null {
  if (video.videoWidth === 0) return null;
  canvas ??= document.createElement('canvas');
  const scale = Math.min(1, widestPx / video.videoWidth);
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  const drawing = canvas.getContext('2d', { willReadFrequently: true });
  if (drawing === null) return null;
  drawing.drawImage(video, 0, 0, canvas.width, canvas.height);
  return drawing.getImageData(0, 0, canvas.width, canvas.height);
}

function lightOf(stream: MediaStream): Pick<Camera, 'canLight' | 'light'> {
  const track = stream.getVideoTracks()[0];
  const can = track?.getCapabilities() as Light | undefined;
  const light = (on: boolean) => {
    const wanted: object = { advanced: [{ torch: on }] };
    void track?.applyConstraints(wanted);
  };
  return { canLight: can?.torch === true, light };
}
