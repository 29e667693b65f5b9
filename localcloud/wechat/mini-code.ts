import { createHash } from 'node:crypto';
import type { OpenApi } from './open-api';
import type { Outbox } from './outbox';
import { toPng } from './png';

/*
 * Source: developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/qrcode-link/qr-code/
 * getUnlimitedQRCode.html
 */
const LONGEST_SCENE = 32;
const SCENE = /^[\w!#$&'()*+,/:;=?@\-.~]+$/;
const BAD_SCENE = {
  errcode: 40169,
  errmsg: 'invalid length for scene, or the data is not json string',
};

const SIDE = 280;
const CELLS = 16;

/**
 * A picture in place of a mini-program code: only WeChat can draw and read the real one, so this is
 * a pattern that differs by scene and page, to be seen where the code would be.
 */
export function createMiniCode(outbox: Outbox): OpenApi {
  return ({ scene, page }) => {
    if (typeof scene !== 'string' || scene.length > LONGEST_SCENE || !SCENE.test(scene))
      return BAD_SCENE;
    outbox.record({ kind: 'mini-code', content: { scene, page } });
    const bits = createHash('sha256')
      .update(`${String(page)}?${scene}`)
      .digest();
    const isDark = (x: number, y: number): boolean => {
      const column = Math.floor((x * CELLS) / SIDE);
      const cell = Math.floor((y * CELLS) / SIDE) * CELLS + column;
      return (((bits[cell >> 3] ?? 0) >> (cell & 7)) & 1) === 1;
    };
    return toPng(SIDE, isDark);
  };
}
