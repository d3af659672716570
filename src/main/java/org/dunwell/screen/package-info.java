/** What people see when they open a task, computed at that moment from the case. May use every feature; knows no engine, forms or tables. */
package org.dunwell.screen;
