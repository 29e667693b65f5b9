import { Button } from '@tarojs/components';
import { copy } from '../../../copy';
import './PhoneButton.scss';

interface Props {
  readonly text: string;
  readonly busy: boolean;
  /** Null when the member said no. */
  readonly onCode: (code: string | null) => void;
}

/** Taro types the event, but not what it carries. */
interface GivenPhone {
  readonly detail: { readonly code?: string };
}

/** WeChat gives a number only to its own button, as a code that the cloud exchanges. */
export function PhoneButton({ text, busy, onCode }: Props) {
  return (
    <Button
      className="phone-button"
      openType="getPhoneNumber"
      disabled={busy}
      onGetPhoneNumber={(event: GivenPhone) => onCode(event.detail.code ?? null)}
    >
      {busy ? copy.phone.binding : text}
    </Button>
  );
}
