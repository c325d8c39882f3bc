/** The brokers and their disks. */
import { stayFresh } from './live-page.js';

stayFresh();
