import { getTierRequest } from '#shared/tier/contract';
import { memberRead } from '../../_kit/action';
import { getTier } from './service';

export const tierActions = { 'tier.getTier': memberRead(getTierRequest, getTier) };
