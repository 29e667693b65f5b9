import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { copy } from '../../copy';
import { newRequestId } from '../../platform/cloud';
import { linkedCode, logIn } from '../../platform/session.h5';
import { Icon } from '../../ui/base/Icon';
import { Pressable } from '../../ui/controls/Pressable';
import { Sheet } from '../../ui/layout/Sheet';
import { Stamp } from '../../ui/paper/Stamp';
import { Notice } from '../../ui/states/Notice';
import './Login.scss';

const words = copy.member.login;

/** Stands for WeChat login on the local cloud: one tap on a person, no password. */
export function Login() {
  const [entering, setEntering] = useState<string | null>(linkedCode);
  const [failed, setFailed] = useState(false);

  const logInAs = (code: string) =>
    logIn(code).then((entered) => {
      setFailed(!entered);
      if (!entered) setEntering(null);
    });
  const enter = (code: string) => {
    setFailed(false);
    setEntering(code);
    void logInAs(code);
  };
  const enterAsNewcomer = async () => {
    enter(`guest-${(await newRequestId()).slice(0, 12)}`);
  };

  useEffect(() => {
    const code = linkedCode();
    if (code !== null) void logInAs(code);
  }, []);

  return (
    <View className="login">
      <View className="login__mark">
        <View className="login__seal">
          <Stamp seed={1} />
        </View>
        <Text className="login__name">{copy.appName}</Text>
      </View>
      <Sheet title={words.title}>
        <Text className="login__text">{words.text}</Text>
        <View>
          {words.people.map(({ code, name, text }) => (
            <Person key={code} name={name} text={text} onPress={() => enter(code)} />
          ))}
          <Person {...words.newcomer} onPress={() => void enterAsNewcomer()} />
        </View>
        {entering !== null && <Notice text={words.busy} />}
        {failed && <Notice tone="warning" text={words.failed} />}
      </Sheet>
    </View>
  );
}

function Person({ name, text, onPress }: { name: string; text: string; onPress: () => void }) {
  return (
    <Pressable className="login__person" onPress={onPress} label={name}>
      <View>
        <Text className="login__person-name">{name}</Text>
        <Text className="login__person-text">{text}</Text>
      </View>
      <Icon name="forward" className="login__forward" />
    </Pressable>
  );
}
