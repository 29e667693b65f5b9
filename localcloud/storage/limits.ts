/** Every limit of file storage, each with the page it comes from. */

/** Bytes of one file. Source: cloud.tencent.com/document/product/436/7749, "PUT Object". */
export const MAX_FILE_BYTES = 5 * 1024 * 1024 * 1024;

/** Bytes of a path. Source: developers.weixin.qq.com, wxcloud/guide/storage/naming. */
export const MAX_PATH_BYTES = 850;

/** Files one request may name. Source: Cloud.getTempFileURL and Cloud.deleteFile references. */
export const MAX_FILES_PER_REQUEST = 50;

/** How long an upload may begin after it was announced. Source: none documented. */
export const UPLOAD_LIFE_S = 900;

/** How long a download address is good when nothing is said. Source: Cloud.getTempFileURL reference. */
export const DOWNLOAD_LIFE_S = 86_400;
