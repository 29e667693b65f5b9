import type { Store } from '#shared/store/model';
import type { Database } from '../database';

/** The stores of the demo brand; the first one's people are named in people.ts. */
export const demoStores: readonly Store[] = [
  {
    storeId: 'zongdian',
    name: '总店',
    address: '上海市黄浦区南京东路 299 号 1 楼 108 室',
    city: '上海',
    phone: '021-55500101',
    latitude: 31.2377,
    longitude: 121.4846,
    openHours: '每天 10:00–22:00',
    status: 'open',
  },
  {
    storeId: 'wanxiang',
    name: '万象店',
    address: '上海市闵行区吴中路 1599 号 L2-215',
    city: '上海',
    phone: '021-55500102',
    latitude: 31.1723,
    longitude: 121.3669,
    openHours: '每天 10:00–22:00',
    status: 'open',
  },
  {
    storeId: 'gaoxin',
    name: '高新店',
    address: '上海市浦东新区祖冲之路 887 弄 72 号 1 楼',
    city: '上海',
    phone: '021-55500103',
    latitude: 31.2062,
    longitude: 121.5953,
    openHours: '周一至周五 9:00–20:30，周末 10:00–20:00',
    status: 'open',
  },
];

/** The one store of a shop that has just opened, or that is there to be measured. */
export const onlyStore: Store = {
  storeId: 'zongdian',
  name: '总店',
  address: '上海市徐汇区漕溪北路 88 号 1 楼',
  city: '上海',
  phone: '021-55500100',
  latitude: 31.1925,
  longitude: 121.4366,
  openHours: '每天 10:00–21:30',
  status: 'open',
};

export function putStores(database: Database, stores: readonly Store[]): void {
  database.insertMany(
    'stores',
    stores.map((store) => ({ _id: store.storeId, ...store })),
  );
}
