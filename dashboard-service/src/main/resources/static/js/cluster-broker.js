/** A broker's disks and what is on them. */
import { stayFresh } from './live-page.js';

stayFresh();
