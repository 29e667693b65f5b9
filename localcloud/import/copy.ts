import type { CsvRefusal } from '#shared/kernel/csvreader';
import type { ImportRowRefusal } from '#shared/points/contract/import';
import type { ImportPlanRefusal, LineFault } from '#shared/points/import';

/** Everything that the import says. Its readers are owners, so it says it in Chinese. */
export const copy = {
  reading: (file: string, importName: string) => `文件 ${file}，导入名称“${importName}”`,
  found: (ready: number, points: number) =>
    `可导入 ${number(ready)} 位会员，共 ${number(points)} 积分`,
  unidentified: (lines: readonly number[]) =>
    `缺 openid，暂不导入 ${number(lines.length)} 行：${lineList(lines)}。补上 openid 后用同一个文件再导一次即可，已导入的不会重复`,
  empty: (lines: readonly number[]) =>
    `积分为 0，无需导入 ${number(lines.length)} 行：${lineList(lines)}`,
  ignored: '昵称、手机号、成长值只作核对，不会保存',
  faults: (count: number) => `有 ${number(count)} 处错误，一行都没有导入：`,
  fault: ({ line, code, value }: LineFault): string =>
    `  第 ${String(line)} 行：${copy.faultWords[code]}${value === '' ? '' : `（${plain(value)}）`}`,
  moreFaults: (count: number) => `  …… 另有 ${number(count)} 处`,
  faultWords: {
    'import.cells_missing': '列数与表头不符',
    'import.external_id_invalid': '会员编号应为 1 到 64 个字母、数字、汉字或 . _ # -',
    'import.external_id_twice': '会员编号重复',
    'import.openid_invalid': 'openid 不对',
    'import.openid_twice': 'openid 重复',
    'import.points_invalid': '积分应为整数',
    'import.points_fraction': '积分不能有小数',
    'import.points_negative': '积分不能为负',
    'import.points_too_many': '积分过大',
    'import.date_invalid': '到期日应为真实日期，如 2026-12-31',
    'import.date_past': '到期日已过',
  } satisfies Record<LineFault['code'], string>,
  head: ({ code, column }: ImportPlanRefusal): string =>
    `${copy.headWords[code]}${column === undefined ? '' : `：${plain(column)}`}`,
  headWords: {
    'import.file_empty': '文件是空的',
    'import.column_unknown': '表头里有不认识的列',
    'import.column_twice': '表头里有重复的列',
    'import.column_missing': '表头里缺少这一列',
  } satisfies Record<ImportPlanRefusal['code'], string>,
  csv: ({ code, line }: CsvRefusal): string => `第 ${String(line)} 行：${copy.csvWords[code]}`,
  csvWords: {
    'csv.quote_not_closed': '引号没有成对',
    'csv.quote_misplaced': '引号位置不对',
    'csv.control_character': '有不可见的控制字符',
  } satisfies Record<CsvRefusal['code'], string>,
  dryRun: '试运行：没有写入任何数据',
  progress: (done: number, all: number) => `  已处理 ${number(done)} / ${number(all)} 行`,
  refused: (line: number, code: ImportRowRefusal['code']) =>
    `  第 ${String(line)} 行没有导入：${copy.refusedWords[code]}（${code}）`,
  refusedWords: {
    'points.import_unidentified': '缺 openid',
    'points.import_expired': '到期日已过',
    'request.key_reused': '这个会员编号已用别的积分或到期日导入过',
    'request.busy': '该会员正忙，请再导一次',
  } satisfies Record<ImportRowRefusal['code'], string>,
  done: (imported: number, standing: number, refused: number) =>
    `完成：新导入 ${number(imported)} 行，早先已导入 ${number(standing)} 行，未导入 ${number(refused)} 行`,
  broken: (done: number, code: string) =>
    `中断（${code}）：已处理 ${number(done)} 行。再运行一次并加 --resume 从这里继续，不会重复`,
  resuming: (done: number) => `从第 ${number(done + 1)} 行数据继续`,
  otherFile:
    '这个导入名称上次用的是另一个文件（或文件已改），不能接着导；去掉 --resume 从头导，已导入的不会重复',
  nothingToResume: '没有未完成的导入，从头开始',
  noFile: '请用 --file FILE 指明 CSV 文件',
  unreadable: (file: string) => `读不到文件 ${file}`,
  notUtf8: (file: string) => `${file} 不是 UTF-8；请另存为“CSV UTF-8”再导入`,
  badName: '--name 应为 1 到 64 个字母、数字、汉字或 . _ # -',
  badFlag: (sentence: string) => `参数有误：${sentence}`,
  noShop: (shop: string) => `没有店铺 "${shop}"；可选 demo、empty、race`,
};

const linesListed = 20;

function lineList(lines: readonly number[]): string {
  const shown = lines.slice(0, linesListed).join('、');
  return lines.length > linesListed ? `第 ${shown} 等行` : `第 ${shown} 行`;
}

function number(value: number): string {
  return new Intl.NumberFormat('zh-CN').format(value);
}

/** A cell is somebody else's text: what could steer a terminal is left out, and it is kept short. */
function plain(text: string): string {
  const shown = Array.from(text.replace(/\p{C}/gu, ''));
  return shown.length > 40 ? `${shown.slice(0, 40).join('')}…` : shown.join('');
}
