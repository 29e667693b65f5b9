import { packageOf, readBuild } from '../../support/weapp/audit/build';

/** Bytes of each package as it is uploaded; the first is the main one. */
export function packageBytes(): { readonly name: string; readonly bytes: number }[] {
  const build = readBuild();
  return ['', ...build.roots].map((root) => ({
    name: root === '' ? 'main' : root,
    bytes: build.files
      .filter((file) => packageOf(build, file) === root)
      .reduce((sum, { bytes }) => sum + bytes, 0),
  }));
}
