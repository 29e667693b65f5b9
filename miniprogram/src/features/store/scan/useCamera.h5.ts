import { useEffect, useRef, useState } from 'react';
import { openCamera, type Camera } from '../../../platform/camera.h5';

/** `refused`: the browser, the system or the person did not give the camera. */
export type CameraState = 'opening' | 'looking' | 'lit-on-demand' | 'refused';

/** The camera in a box, from when the box is there until it goes; the first code is the only one. */
export function useCamera(onCode: (text: string) => void) {
  const box = useRef<HTMLElement>(null);
  const camera = useRef<Camera | null>(null);
  const hears = useRef(onCode);
  const [state, setState] = useState<CameraState>('opening');
  const [isLit, setIsLit] = useState(false);

  useEffect(() => {
    hears.current = onCode;
  });

  useEffect(() => {
    const video = document.createElement('video');
    video.muted = true;
    video.playsInline = true;
    video.className = 'code-reader__video';
    box.current?.append(video);
    let isOver = false;
    const stop = () => {
      isOver = true;
      camera.current?.stop();
      camera.current = null;
      video.remove();
    };
    const read = (text: string) => {
      if (isOver) return;
      stop();
      hears.current(text);
    };
    openCamera(video, read).then(
      (opened) => {
        camera.current = opened;
        if (isOver) opened.stop();
        else setState(opened.canLight ? 'lit-on-demand' : 'looking');
      },
      (cause: unknown) => {
        console.info('no camera', cause);
        if (!isOver) setState('refused');
      },
    );
    return stop;
  }, []);

  const toggleLight = () => {
    camera.current?.light(!isLit);
    setIsLit(!isLit);
  };
  return { box, state, isLit, toggleLight };
}
