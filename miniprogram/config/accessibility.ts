interface Asset {
  source(): string | Buffer;
  size(): number;
}

interface BuildContext {
  modifyBuildAssets(change: (build: { assets: Record<string, Asset> }) => void): void;
}

/** Set by `ui/base/accessible.ts`; Taro's own templates leave them out. */
const attributes = ['Role', 'Label', 'Selected', 'Checked', 'Disabled']
  .map((name) => `aria-${name.toLowerCase()}="{{i.aria${name}}}"`)
  .join(' ');

/** Lets what a screen reader asks for through to WeChat, on the components we set it on. */
export default function accessibility(context: BuildContext): void {
  context.modifyBuildAssets(({ assets }) => {
    const template = assets['base.wxml'];
    if (template === undefined) return;
    const source = String(template.source()).replace(/<(view|text|input) /g, `<$1 ${attributes} `);
    assets['base.wxml'] = { source: () => source, size: () => Buffer.byteLength(source) };
  });
}
