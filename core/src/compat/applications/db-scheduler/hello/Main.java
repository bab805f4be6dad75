// SPDX-License-Identifier: Apache-2.0
package hello;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

public class Main {

  public static void main(String[] args) {
    HikariDataSource dataSource = new HikariDataSource();
    dataSource.setJdbcUrl(
        "jdbc:h2:mem:tasks;DB_CLOSE_DELAY=-1;INIT=RUNSCRIPT FROM 'classpath:tables.sql'");
    RecurringTask<Void> hourlyTask =
        Tasks.recurring("my-task", FixedDelay.ofMillis(100))
            .execute((instance, context) -> System.out.println("Hello World"));
    Scheduler scheduler =
        Scheduler.create(dataSource)
            .startTasks(hourlyTask)
            .pollingInterval(Duration.ofMillis(50))
            .threads(5)
            .build();
    scheduler.start();
  }
}
