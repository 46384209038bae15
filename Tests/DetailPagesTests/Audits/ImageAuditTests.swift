// SPDX-License-Identifier: Apache-2.0

import DetailPages
import Findings
import Testing

@Suite struct ImageAuditTests {
  @Test func aPictureWithContentHasAnAlternativeText() {
    let page = AuditedPage("<img src=a.jpg><img src=b.jpg alt='Blue bottle on a desk'>")
    let result = page.result("image-alt")
    #expect(result.findings.map(\.message.en) == ["1 of 2 pictures without alternative text"])
    #expect(result.findings.first?.place?.path == "img")
    #expect(result.score == 0.5)
  }

  @Test(arguments: [
    "<img src=pixel.gif width=1 height=1>", "<img src='/icons/cart.svg'>",
    "<nav><img src=a.jpg></nav>", "<img src=a.jpg role=presentation>",
  ])
  func decorationOwesNone(_ html: String) {
    #expect(!AuditedPage(html).result("image-alt").isApplicable)
  }

  @Test(arguments: ["IMG_2041.jpg", "20240318112233", "O1CN01abc123", "detail_01.png"])
  func aFileNameIsNoDescription(_ alt: String) {
    let page = AuditedPage("<img src=a.jpg alt='\(alt)'>")
    #expect(page.rules("image-alt") == ["image-alt-file-name"])
    #expect(page.result("image-alt").findings.first?.place?.text == alt)
  }

  @Test(arguments: ["Bottle", "Model X100 lid", "保温杯 600ml", "iPhone15"])
  func aShortDescriptionIsOne(_ alt: String) {
    #expect(AuditedPage("<img src=a.jpg alt='\(alt)'>").rules("image-alt") == [])
  }

  @Test func oneTextForManyPicturesSaysNothing() {
    let page = AuditedPage("<img src=a.jpg alt=cup><img src=b.jpg alt=cup><img src=c.jpg alt=cup>")
    #expect(page.rules("image-alt") == ["image-alt-repeated"])
  }
}
