import { cloudApp } from './app';

/** The environment's own store of files. */
export interface Files {
  /** Takes a file away by its `cloud://` id; one that is gone already is no error. */
  readonly remove: (fileId: string) => Promise<void>;
}

export const platformFiles: Files = {
  async remove(fileId) {
    await cloudApp().deleteFile({ fileList: [fileId] });
  },
};
