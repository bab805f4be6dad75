// SPDX-License-Identifier: Apache-2.0
package hello;

import org.quartz.Job;
import org.quartz.JobExecutionContext;

public class HelloJob implements Job {

  @Override
  public void execute(JobExecutionContext context) {
    System.out.println("Hello World");
  }
}
