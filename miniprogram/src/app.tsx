import type { PropsWithChildren } from 'react';
import './ui/base/browser';
import './app.scss';

export default function App({ children }: PropsWithChildren) {
  return children;
}
