// SPDX-License-Identifier: Apache-2.0
package hello;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "Events")
public class Event {

  @Id @GeneratedValue private Long id;

  private String title;

  public Event() {}

  public Event(String title) {
    this.title = title;
  }

  public String getTitle() {
    return title;
  }
}
