/** WeChat knows the member; nobody is ever asked. */
export function Login() {
  return null;
}
