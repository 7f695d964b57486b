/** The script with the drawings, and with Observable Plot: loaded only once there is something to draw. */

import { isFields } from "../../core/decode";
import { drawCalendar, drawForecast, drawRetention } from "./draw-days";
import { drawCalibration, drawPairs, drawShares, drawTime } from "./draw-rows";
import type { Drawings } from "./drawings";

const drawings: Drawings = {
  calendar: drawCalendar,
  forecast: drawForecast,
  retention: drawRetention,
  shares: drawShares,
  pairs: drawPairs,
  calibration: drawCalibration,
  time: drawTime,
};

const queue = window.interviewPractice;
if (isFields(queue) && typeof queue.push === "function")
  queue.push(["drawings", { drawings: "charts", draw: drawings }]);
