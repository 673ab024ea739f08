namespace InteractiveAi.Client.Tests;

public partial class CompletionBuilderTests
{
    [Test]
    public void Build_DetailsOfOneTypeAndIndex_AreOneBlock()
    {
        var details = Chunks.FoldDetails(
            """{"type":"reasoning.text","format":"anthropic-claude-v1","index":0}""",
            """{"type":"reasoning.text","text":"a","index":0}""",
            """{"type":"reasoning.summary","summary":"s","index":0}""",
            """{"type":"reasoning.text","text":"b","index":0,"id":null,"format":null}""",
            """{"type":"reasoning.text","text":"c","index":1}""",
            """{"type":"reasoning.text","text":"d","index":0,"id":"r1"}""",
            """{"type":"reasoning.summary","summary":"t","index":0}""",
            """{"type":"reasoning.encrypted","data":"x","index":0}""",
            """{"type":"reasoning.encrypted","data":"y","index":0}"""
        );

        Assert.That(
            CanonicalJson.Of(details),
            Is.EqualTo(
                CanonicalJson.Of(
                    """
                    [
                      {"type":"reasoning.text","text":"abd","id":"r1","format":"anthropic-claude-v1","index":0},
                      {"type":"reasoning.summary","summary":"st","index":0},
                      {"type":"reasoning.text","text":"c","index":1},
                      {"type":"reasoning.encrypted","data":"xy","index":0}
                    ]
                    """
                )
            )
        );
    }

    [TestCase("0")]
    [TestCase("null")]
    public void Build_ASignatureAlone_SealsItsBlock(string index)
    {
        var details = Chunks.FoldDetails(
            $$"""{"type":"reasoning.text","text":"a","index":{{index}}}""",
            $$"""{"type":"reasoning.text","signature":"s1","index":{{index}}}""",
            $$"""{"type":"reasoning.text","index":{{index}}}""",
            $$"""{"type":"reasoning.text","text":"b","index":{{index}}}""",
            $$"""{"type":"reasoning.text","text":"c","index":{{index}}}""",
            $$"""{"type":"reasoning.text","text":"","signature":"s2","index":{{index}}}""",
            $$"""{"type":"reasoning.text","signature":"s3","index":{{index}}}"""
        );

        Assert.That(
            CanonicalJson.Of(details),
            Is.EqualTo(
                CanonicalJson.Of(
                    """
                    [
                      {"type":"reasoning.text","text":"a","signature":"s1"%},
                      {"type":"reasoning.text","text":"bc","signature":"s2"%},
                      {"type":"reasoning.text","signature":"s3"%}
                    ]
                    """.Replace("%", index is "null" ? "" : $",\"index\":{index}", StringComparison.Ordinal)
                )
            )
        );
    }

    [Test]
    public void Build_ASignatureInEveryPiece_IsOneBlock()
    {
        var details = Chunks.FoldDetails(
            """{"type":"reasoning.text","text":"a","signature":"s"}""",
            """{"type":"reasoning.text","text":"b","signature":"s"}"""
        );

        Assert.That(details, Is.EqualTo("""[{"type":"reasoning.text","text":"ab","signature":"s"}]"""));
    }

    [Test]
    public void Build_WithoutAnIndex_DetailsJoinTheBlockThatIsOpen()
    {
        var details = Chunks.FoldDetails(
            """{"type":"reasoning.text","text":"a"}""",
            """{"type":"reasoning.text","text":"b"}""",
            """{"type":"reasoning.encrypted","data":"x"}""",
            """{"type":"reasoning.text","signature":"late"}""",
            """{"type":"reasoning.text","text":"c"}""",
            """{"type":"reasoning.text","text":"d","id":"r1"}""",
            """{"type":"reasoning.text","text":"e","id":"r2"}"""
        );

        Assert.That(
            details,
            Is.EqualTo(
                """[{"type":"reasoning.text","text":"ab","signature":"late"},{"type":"reasoning.encrypted","data":"x"},{"type":"reasoning.text","text":"cd","id":"r1"},{"type":"reasoning.text","text":"e","id":"r2"}]"""
            )
        );
    }

    [Test]
    public void Build_WithoutAnIndex_TextBehindAnotherBlockIsABlockOfItsOwn()
    {
        var details = Chunks.FoldDetails(
            """{"type":"reasoning.text","text":"a"}""",
            """{"type":"reasoning.encrypted","data":"x"}""",
            """{"type":"reasoning.text","text":"b"}"""
        );

        Assert.That(
            details,
            Is.EqualTo(
                """[{"type":"reasoning.text","text":"a"},{"type":"reasoning.encrypted","data":"x"},{"type":"reasoning.text","text":"b"}]"""
            )
        );
    }

    [Test]
    public void Build_AnIndexOnlyInSomeDetails_IsTakenForTheBlock()
    {
        var late = Chunks.FoldDetails(
            """{"type":"reasoning.text","text":"a"}""",
            """{"type":"reasoning.text","text":"b","index":0}"""
        );
        var early = Chunks.FoldDetails(
            """{"type":"reasoning.text","text":"a","index":0}""",
            """{"type":"reasoning.text","text":"b"}"""
        );
        var behindAnother = Chunks.FoldDetails(
            """{"type":"reasoning.text","text":"a"}""",
            """{"type":"reasoning.summary","summary":"s"}""",
            """{"type":"reasoning.text","text":"b","index":0}"""
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(late, Is.EqualTo("""[{"type":"reasoning.text","text":"ab","index":0}]"""));
            Assert.That(early, Is.EqualTo(late));
            Assert.That(
                behindAnother,
                Is.EqualTo(
                    """[{"type":"reasoning.text","text":"a"},{"type":"reasoning.summary","summary":"s"},{"type":"reasoning.text","text":"b","index":0}]"""
                )
            );
        }
    }

    [Test]
    public void Build_DifferentIdsUnderOneIndex_AreDifferentBlocks()
    {
        var details = Chunks.FoldDetails(
            """{"type":"reasoning.encrypted","data":"x","id":"call_1","index":0}""",
            """{"type":"reasoning.encrypted","data":"y","id":"call_2","index":0}""",
            """{"type":"reasoning.encrypted","data":"z","id":"call_1","index":0}"""
        );

        Assert.That(
            details,
            Is.EqualTo(
                """[{"type":"reasoning.encrypted","data":"xz","id":"call_1","index":0},{"type":"reasoning.encrypted","data":"y","id":"call_2","index":0}]"""
            )
        );
    }

    [Test]
    public void Build_EmptyAndUnknownDetails_AreKeptEach()
    {
        var details = Chunks.FoldDetails(
            "{}",
            """{"type":"reasoning.new","text":"a","index":0}""",
            """{"type":"reasoning.new","text":"b","index":0}""",
            "{}",
            "null",
            """{"type":"reasoning.summary"}""",
            """{"type":"reasoning.text","format":"unknown","index":4}"""
        );

        Assert.That(
            details,
            Is.EqualTo(
                """[{},{"type":"reasoning.new","text":"a","index":0},{"type":"reasoning.new","text":"b","index":0},{},{"type":"reasoning.summary"},{"type":"reasoning.text","format":"unknown","index":4}]"""
            )
        );
    }

    [Test]
    public void Build_UnknownMembersOfDetails_AreKept()
    {
        var details = Chunks.FoldDetails(
            """{"type":"reasoning.text","text":"a","index":0,"x":1}""",
            """{"type":"reasoning.text","text":"b","index":0,"x":null,"y":[2]}"""
        );

        Assert.That(details, Is.EqualTo("""[{"type":"reasoning.text","text":"ab","index":0,"x":1,"y":[2]}]"""));
    }

    [Test]
    public void Build_AnEmptyListOfDetails_StaysOne()
    {
        var empty = Chunks.FoldDeltas("""{"reasoning_details":[]}""", """{"content":"a"}""");
        var filled = Chunks.FoldDeltas(
            """{"reasoning_details":[]}""",
            """{"reasoning_details":[{"type":"reasoning.text","text":"a"}]}""",
            """{"reasoning_details":[]}"""
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(empty.ReasoningDetails, Is.Not.Null.And.Empty);
            Assert.That(filled.ReasoningDetails, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public void Build_DetailsBesideTheDelta_StayBesideTheMessage()
    {
        var completion = Chunks.Fold(
            """{"choices":[{"index":0,"delta":{"content":""},"reasoning_details":[{"type":"reasoning.text","text":"a"}]}]}""",
            """{"choices":[{"index":0,"delta":{"content":"b"},"reasoning_details":[{"type":"reasoning.text","text":"c"}]}]}"""
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                CanonicalJson.Of(completion),
                Is.EqualTo(
                    CanonicalJson.Of(
                        """{"choices":[{"index":0,"message":{"role":"assistant","content":"b"},"reasoning_details":[{"type":"reasoning.text","text":"ac"}]}]}"""
                    )
                )
            );
            Assert.That(completion.Message.ReasoningDetails, Has.Count.EqualTo(1), "to be sent back with the message");
        }
    }
}
