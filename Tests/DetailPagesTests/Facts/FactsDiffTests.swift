// SPDX-License-Identifier: Apache-2.0

import DetailPages
import Testing

@Suite struct FactsDiffTests {
  @Test(arguments: [
    ("Solid copper fitting", "Solid steel fitting", ["material: copper → steel"]),
    ("Fits a 9/16 in bolt", "Fits a 1-9/16 in bolt", ["quantity: 9/16 in → 1-9/16 in"]),
    ("容量500ml", "容量600ml", ["quantity: 500ml → 600ml"]),
    ("长5cm", "长5mm", ["unit: 5cm → 5mm"]),
    ("杯身防水", "杯身不防水", ["negation: + 不防水"]),
    ("通过CE认证", "通过FDA认证", ["certification: CE认证 → FDA认证"]),
    ("BPA-free lid", "Lid", ["certification: - BPA-free"]),
    ("型号 A100", "型号 A200", []),
    ("标准 GB/T 29606-2013", "标准 GB/T 29606-2023", ["number: GB/T 29606-2013 → GB/T 29606-2023"]),
    ("质保两年", "质保三年", ["quantity: 两年 → 三年"]),
    ("耐热100℃", "耐热约100℃", ["quantity: 100℃ → 100℃"]),
  ])
  func aChangedFactIsTold(_ old: String, _ new: String, _ expected: [String]) {
    #expect(FactsSupport.changes(old, new) == expected)
  }

  @Test func movingAndRewordingChangesNothing() {
    let old = "容量500ml。316不锈钢内胆。质保2年。"
    let new = "质保2年，316不锈钢做的内胆，容量是500ml。"
    #expect(FactsSupport.changes(old, new) == [])
  }

  @Test func equalTextsDoNotDiffer() {
    let text = "<h1>Bottle</h1><p>12 oz, 304 stainless steel, no BPA, keeps cold for 24 hours.</p>"
    #expect(FactsSupport.changes(text, text) == [])
  }
}
