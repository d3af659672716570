/** Customers (debtors) and creditors: who they are and how to reach them. */
package org.dunwell.customer;
