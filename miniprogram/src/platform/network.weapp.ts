import Taro from '@tarojs/taro';

/** Hears when the network has come back. Gives what stops listening. */
export function onNetworkBack(listener: () => void): () => void {
  const hear = ({ isConnected }: { readonly isConnected: boolean }) => {
    if (isConnected) listener();
  };
  Taro.onNetworkStatusChange(hear);
  return () => Taro.offNetworkStatusChange(hear);
}
