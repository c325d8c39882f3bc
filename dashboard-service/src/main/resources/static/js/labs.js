/** The list of labs: nothing moves on it. */
import './app.js';
