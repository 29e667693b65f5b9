/** How a paying sheet ended; `unknown`: no word came, the cloud has to be asked. */
export type PayOutcome = 'paid' | 'cancelled' | 'failed' | 'expired' | 'unknown';
