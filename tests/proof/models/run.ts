import { runCheckinModel } from './checkin';
import { runPointsModel } from './points';

// A process of its own, because a process has one time zone. Prints what the host takes for noon.
const [numRuns = '0'] = process.argv.slice(2);
runPointsModel({ numRuns: Number(numRuns) });
runCheckinModel({ numRuns: Number(numRuns) });
process.stdout.write(String(new Date(Date.parse('2026-03-05T12:00:00.000Z')).getHours()));
