import {
  completeTeamRequest,
  getCampaignRequest,
  getTeamRequest,
  joinTeamRequest,
  leaveTeamRequest,
  listCampaignsRequest,
  listMyTeamsMaxLimit,
  listMyTeamsRequest,
  openTeamRequest,
  payOrderRequest,
  publishCampaignRequest,
  refundOrderRequest,
} from '#shared/groupbuy/contract';
import type { OrderId } from '#shared/kernel/ids';
import type { Address } from '#shared/order/model';
import { memberAction, systemAction } from '../../_kit/action';
import { leaveTeam } from './leave';
import { listMyTeams } from './my-seat';
import { completeTeam, publishCampaign, refundOrder } from './operate';
import type { GroupbuyPorts } from './ports';
import { payOrder } from './sheet';
import { showCampaign, showCampaigns, showTeam } from './show';
import { joinTeam, openTeam, type Wish } from './take';

export function groupbuyActions(ports: GroupbuyPorts) {
  return {
    'groupbuy.listCampaigns': memberAction<'groupbuy.listCampaigns', typeof listCampaignsRequest>({
      effect: 'read',
      request: listCampaignsRequest,
      handle: (call) => showCampaigns(call),
    }),
    'groupbuy.getCampaign': memberAction<'groupbuy.getCampaign', typeof getCampaignRequest>({
      effect: 'read',
      request: getCampaignRequest,
      handle: (call, { campaignId }) => showCampaign(call, campaignId),
    }),
    'groupbuy.openTeam': memberAction<'groupbuy.openTeam', typeof openTeamRequest>({
      effect: 'write',
      request: openTeamRequest,
      handle: (call, { campaignId, version = null, ...wish }) =>
        openTeam(call, ports, { campaignId, version }, wishOf(wish)),
    }),
    'groupbuy.joinTeam': memberAction<'groupbuy.joinTeam', typeof joinTeamRequest>({
      effect: 'write',
      request: joinTeamRequest,
      handle: (call, { teamId, ...wish }) => joinTeam(call, ports, teamId, wishOf(wish)),
    }),
    'groupbuy.payOrder': memberAction<'groupbuy.payOrder', typeof payOrderRequest>({
      effect: 'write',
      request: payOrderRequest,
      handle: (call, { orderId }) => payOrder(call, ports, orderId as OrderId),
    }),
    'groupbuy.getTeam': memberAction<'groupbuy.getTeam', typeof getTeamRequest>({
      effect: 'read',
      request: getTeamRequest,
      handle: (call, { teamId }) => showTeam(call, ports, teamId),
    }),
    'groupbuy.listMyTeams': memberAction<'groupbuy.listMyTeams', typeof listMyTeamsRequest>({
      effect: 'read',
      request: listMyTeamsRequest,
      handle: (call, { filter = 'all', cursor = null, limit = listMyTeamsMaxLimit }) =>
        listMyTeams(call, { filter, cursor, limit }),
    }),
    'groupbuy.leaveTeam': memberAction<'groupbuy.leaveTeam', typeof leaveTeamRequest>({
      effect: 'write',
      request: leaveTeamRequest,
      handle: (call, { teamId }) => leaveTeam(call, ports, teamId),
    }),
  };
}

export function groupbuyOperatorActions(ports: GroupbuyPorts) {
  return {
    'groupbuy.publishCampaign': systemAction<
      'groupbuy.publishCampaign',
      typeof publishCampaignRequest
    >({
      effect: 'write',
      request: publishCampaignRequest,
      handle: (call, data) => publishCampaign(call, data),
    }),
    'groupbuy.completeTeam': systemAction<'groupbuy.completeTeam', typeof completeTeamRequest>({
      effect: 'write',
      request: completeTeamRequest,
      handle: (call, { teamId }) => completeTeam(call, ports, teamId),
    }),
    'groupbuy.refundOrder': systemAction<'groupbuy.refundOrder', typeof refundOrderRequest>({
      effect: 'write',
      request: refundOrderRequest,
      handle: (call, { orderId }) => refundOrder(call, ports, orderId as OrderId, 'after_sales'),
    }),
  };
}

function wishOf(asked: {
  quantity?: number | undefined;
  storeId?: string | undefined;
  address?: Address | undefined;
}): Wish {
  const { quantity = 1, storeId = null, address = null } = asked;
  return { quantity, storeId, address };
}
