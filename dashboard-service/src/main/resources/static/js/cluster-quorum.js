/** The controllers, and how far each is. */
import { stayFresh } from './live-page.js';

stayFresh(2000);
