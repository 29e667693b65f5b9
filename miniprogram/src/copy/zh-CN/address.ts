/** Where a parcel goes to, wherever something is sent. */
export const address = {
  title: '寄到哪里',
  note: '只用来寄这一单，店家发货时才看得到。',
  book: '从微信地址里选',
  fields: {
    name: '收件人',
    phone: '手机号',
    region: '省市区',
    detail: '详细地址',
  },
  hints: {
    name: '怎么称呼',
    phone: '快递联系用',
    region: '例如 广东省深圳市福田区',
    detail: '街道、楼栋、门牌号',
  },
  missing: (field: string) => `请填写${field}。`,
  phoneInvalid: '手机号好像不对，请检查一下。',
};
