import { getCampaignRequest, listCampaignsRequest } from '#shared/groupbuy/contract/campaigns';
import {
  completeTeamRequest,
  publishCampaignRequest,
  refundOrderRequest,
} from '#shared/groupbuy/contract/operate';
import {
  joinTeamRequest,
  leaveTeamRequest,
  openTeamRequest,
  payOrderRequest,
} from '#shared/groupbuy/contract/seats';
import {
  getTeamCodeRequest,
  getTeamRequest,
  listMyTeamsMaxLimit,
  listMyTeamsRequest,
} from '#shared/groupbuy/contract/teams';
import type { OrderId } from '#shared/kernel/ids';
import type { Address } from '#shared/order/model';
import { memberRead, memberWrite } from '../../_kit/action';
import { operatorWrite } from '../../_kit/operator';
import { leaveTeam } from './leave';
import { listMyTeams } from './my-seat';
import { completeTeam, publishCampaign, takeBack } from './operate';
import type { GroupbuyPorts } from './ports';
import { payOrder } from './sheet';
import { showCampaign, showCampaigns, showTeam } from './show';
import { drawTeamCode } from './team-code';
import { joinTeam } from './taking/join';
import { openTeam } from './taking/open';
import type { Wish } from './taking/wish';

export function groupbuyActions(ports: GroupbuyPorts) {
  return {
    'groupbuy.listCampaigns': memberRead(listCampaignsRequest, showCampaigns),
    'groupbuy.getCampaign': memberRead(getCampaignRequest, (call, { campaignId }) =>
      showCampaign(call, campaignId),
    ),
    'groupbuy.openTeam': memberWrite(
      openTeamRequest,
      (call, { campaignId, version = null, ...wish }) =>
        openTeam(call, ports, { campaignId, version }, wishOf(wish)),
    ),
    'groupbuy.joinTeam': memberWrite(joinTeamRequest, (call, { teamId, ...wish }) =>
      joinTeam(call, ports, teamId, wishOf(wish)),
    ),
    'groupbuy.payOrder': memberWrite(payOrderRequest, (call, { orderId }) =>
      payOrder(call, ports, orderId as OrderId),
    ),
    'groupbuy.getTeam': memberRead(getTeamRequest, (call, { teamId }) =>
      showTeam(call, ports, teamId),
    ),
    'groupbuy.getTeamCode': memberRead(getTeamCodeRequest, (call, { teamId }) =>
      drawTeamCode(call, teamId),
    ),
    'groupbuy.listMyTeams': memberRead(
      listMyTeamsRequest,
      (call, { filter = 'all', cursor = null, limit = listMyTeamsMaxLimit }) =>
        listMyTeams(call, { filter, cursor, limit }),
    ),
    'groupbuy.leaveTeam': memberWrite(leaveTeamRequest, (call, { teamId }) =>
      leaveTeam(call, ports, teamId),
    ),
  };
}

export function groupbuyOperatorActions(ports: GroupbuyPorts) {
  return {
    'groupbuy.publishCampaign': operatorWrite(publishCampaignRequest, publishCampaign),
    'groupbuy.completeTeam': operatorWrite(completeTeamRequest, (call, data) =>
      completeTeam(call, ports, data),
    ),
    'groupbuy.refundOrder': operatorWrite(refundOrderRequest, (call, data) =>
      takeBack(call, ports, data),
    ),
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
