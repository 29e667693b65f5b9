import {
  createElement,
  forwardRef,
  type CSSProperties,
  type ForwardRefExoticComponent,
  type PropsWithoutRef,
  type ReactNode,
  type RefAttributes,
  type SyntheticEvent,
} from 'react';

type Props = Record<string, unknown> & { children?: ReactNode };
type StandIn = ForwardRefExoticComponent<PropsWithoutRef<Props> & RefAttributes<HTMLElement>>;

const FIELD_EVENTS = ['onInput', 'onChange', 'onBlur', 'onFocus', 'onConfirm'];
const RENAMED: Record<string, string> = {
  ariaLabel: 'aria-label',
  ariaRole: 'role',
  onLongPress: 'onContextMenu',
  maxlength: 'maxLength',
};
const KEPT =
  /^(children|id|className|role|tabIndex|title|src|alt|value|defaultValue|placeholder|disabled|hidden|htmlFor|name|type|checked|aria-.+|data-.+|on(Click|Submit|Scroll|Touch(Start|Move|End|Cancel)|KeyDown|Load|Error))$/;

/** A Taro style may be one string of declarations, which React refuses. */
function styleOf(style: unknown): CSSProperties {
  if (typeof style !== 'string') return style as CSSProperties;
  const pairs = style
    .split(';')
    .map((line) => line.split(/:(.*)/s).map((part) => part.trim()))
    .filter(([name, value]) => name && value)
    .map(([name = '', value]) => [
      name.startsWith('--') ? name : name.replace(/-(\w)/g, (_, c: string) => c.toUpperCase()),
      value,
    ]);
  return Object.fromEntries(pairs) as CSSProperties;
}

/** Taro hands the value over in `event.detail`. */
function fieldHandler(listener: (event: unknown) => void) {
  return (event: SyntheticEvent<HTMLInputElement>) => {
    const { value, checked, type } = event.currentTarget;
    listener({
      type: event.type,
      target: event.currentTarget,
      detail: { value: type === 'checkbox' ? checked : value },
      preventDefault: () => {
        event.preventDefault();
      },
    });
  };
}

function domProps(props: Props): Props {
  const result: Props = {};
  for (const [name, value] of Object.entries(props)) {
    const dom = RENAMED[name] ?? name;
    if (name === 'style') result.style = styleOf(value);
    else if (FIELD_EVENTS.includes(name)) {
      if (name !== 'onConfirm') result[name] = fieldHandler(value as (event: unknown) => void);
    } else if (KEPT.test(dom) || dom === 'onContextMenu' || dom === 'maxLength')
      result[dom] = value;
  }
  return result;
}

function standIn(tag: string, fixed: Props = {}, adapt = domProps): StandIn {
  const component = forwardRef<HTMLElement, Props>((props, ref) =>
    createElement(tag, { ...fixed, ...adapt(props), ref }),
  );
  component.displayName = tag;
  return component;
}

export const View = standIn('div');
export const Text = standIn('span');
export const Label = standIn('label');
export const Button = standIn('button', { type: 'button' }, (props) => {
  const { formType, ...rest } = props;
  return { ...domProps(rest), ...(formType === 'submit' && { type: 'submit' }) };
});
export const Image = standIn('img', { alt: '' });
export const Input = standIn('input', {}, (props) => {
  const { onConfirm, password, ...rest } = props;
  const confirm = onConfirm as ((event: unknown) => void) | undefined;
  return {
    ...domProps(rest),
    type: password ? 'password' : 'text',
    ...(confirm && {
      onKeyDown: (event: { key: string; currentTarget: HTMLInputElement }) => {
        if (event.key === 'Enter') confirm({ detail: { value: event.currentTarget.value } });
      },
    }),
  };
});
export const Textarea = standIn('textarea');
export const Switch = standIn('input', { type: 'checkbox', role: 'switch' });
export const Form = standIn('form');
export const Swiper = standIn('div');
export const SwiperItem = standIn('div');
export const RootPortal = standIn('div');

/** A scroll event stands for reaching the lower edge: a document in tests has no height. */
export const ScrollView = standIn('div', {}, (props) => {
  const { onScroll, onScrollToLower, ...rest } = props;
  return {
    ...domProps(rest),
    onScroll: (event: unknown) => {
      (onScroll as ((event: unknown) => void) | undefined)?.(event);
      (onScrollToLower as ((event: unknown) => void) | undefined)?.(event);
    },
  };
});

export function Block({ children }: { children?: ReactNode }) {
  return <>{children}</>;
}
