/** The script of the session page. */

import { provideView } from "./lazy";
import { SessionView } from "./session";

provideView("session", SessionView);
