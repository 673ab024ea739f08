namespace InteractiveAi.Client.Tests;

public partial class CompletionBuilderTests
{
    [Test]
    public void Build_FragmentsOfOneIndex_AreOneCall()
    {
        var calls = Chunks.FoldCalls(
            """{"index":0,"id":"a","type":"function","function":{"name":"f","arguments":""}}""",
            """{"index":0,"function":{"arguments":"{\"x\""}}""",
            """{"index":0,"id":null,"type":null,"function":{"name":null,"arguments":":1"}}""",
            """{"index":0,"id":"","type":"","function":{"name":"","arguments":"}"}}""",
            """{"index":0,"function":{"arguments":null}}""",
            """{"index":0}"""
        );

        Assert.That(
            calls,
            Is.EqualTo("""[{"index":0,"id":"a","type":"function","function":{"name":"f","arguments":"{\"x\":1}"}}]""")
        );
    }

    [Test]
    public void Build_IdAndNameInEveryFragment_AreStillOneCall()
    {
        var calls = Chunks.FoldCalls(
            """{"index":0,"id":"a","type":"function","function":{"name":"f","arguments":"{"}}""",
            """{"index":0,"id":"a","type":"function","function":{"name":"f","arguments":"}"}}""",
            """{"index":0,"id":"a","type":"function","function":{"name":"f","arguments":" "}}""",
            """{"index":0,"id":"a","type":"function","function":{"name":"f","arguments":""}}"""
        );

        Assert.That(
            calls,
            Is.EqualTo("""[{"index":0,"id":"a","type":"function","function":{"name":"f","arguments":"{} "}}]""")
        );
    }

    [Test]
    public void Build_AnIdThatComesLate_BelongsToItsCall()
    {
        var calls = Chunks.FoldCalls(
            """{"index":0,"function":{"name":"f","arguments":"{"}}""",
            """{"index":0,"id":"a","function":{"arguments":"}"}}"""
        );

        Assert.That(calls, Is.EqualTo("""[{"index":0,"id":"a","function":{"name":"f","arguments":"{}"}}]"""));
    }

    [Test]
    public void Build_InterleavedIndices_StayApart()
    {
        var calls = Chunks.FoldCalls(
            """{"index":1,"id":"b","function":{"name":"g","arguments":"["}}""",
            """{"index":0,"id":"a","function":{"name":"f","arguments":"{"}}""",
            """{"index":1,"function":{"arguments":"]"}}""",
            """{"index":0,"function":{"arguments":"}"}}"""
        );

        Assert.That(
            calls,
            Is.EqualTo(
                """[{"index":0,"id":"a","function":{"name":"f","arguments":"{}"}},{"index":1,"id":"b","function":{"name":"g","arguments":"[]"}}]"""
            )
        );
    }

    [Test]
    public void Build_OneIndexWithDifferentIds_IsSeveralCalls()
    {
        var calls = Chunks.FoldCalls(
            """{"index":0,"id":"a","function":{"name":"f","arguments":"1"}}""",
            """{"index":0,"id":"b","function":{"name":"f","arguments":"2"}}""",
            """{"index":0,"function":{"arguments":"3"}}""",
            """{"index":0,"id":"a","function":{"arguments":"4"}}""",
            """{"index":0,"id":"c"}"""
        );

        Assert.That(
            calls,
            Is.EqualTo(
                """[{"index":0,"id":"a","function":{"name":"f","arguments":"14"}},{"index":0,"id":"b","function":{"name":"f","arguments":"23"}},{"index":0,"id":"c"}]"""
            )
        );
    }

    [Test]
    public void Build_OneIndexWithDifferentNames_IsSeveralCalls()
    {
        var calls = Chunks.FoldCalls(
            """{"index":0,"function":{"name":"f","arguments":"1"}}""",
            """{"index":0,"function":{"name":"g","arguments":"2"}}""",
            """{"index":0,"function":{"arguments":"3"}}"""
        );

        Assert.That(
            calls,
            Is.EqualTo(
                """[{"index":0,"function":{"name":"f","arguments":"1"}},{"index":0,"function":{"name":"g","arguments":"23"}}]"""
            )
        );
    }

    [Test]
    public void Build_OneIdUnderSeveralIndices_IsSeveralCalls()
    {
        var calls = Chunks.FoldCalls(
            """{"index":0,"id":"a","function":{"name":"f","arguments":"1"}}""",
            """{"index":1,"id":"a","function":{"name":"f","arguments":"2"}}"""
        );

        Assert.That(
            calls,
            Is.EqualTo(
                """[{"index":0,"id":"a","function":{"name":"f","arguments":"1"}},{"index":1,"id":"a","function":{"name":"f","arguments":"2"}}]"""
            )
        );
    }

    [Test]
    public void Build_WithoutAnIndex_FragmentsGoByIdElseToTheOpenCall()
    {
        var calls = Chunks.FoldCalls(
            """{"id":"a","function":{"name":"f","arguments":"1"}}""",
            """{"function":{"arguments":"2"}}""",
            """{"id":"b","function":{"name":"f","arguments":"3"}}""",
            """{"id":"a","function":{"arguments":"4"}}""",
            """{"function":{"arguments":"5"}}""",
            """{"id":"b"}"""
        );

        Assert.That(
            calls,
            Is.EqualTo(
                """[{"id":"a","function":{"name":"f","arguments":"1245"}},{"id":"b","function":{"name":"f","arguments":"3"}}]"""
            )
        );
    }

    [Test]
    public void Build_AnIndexOnlyInSomeFragments_IsTakenForTheCall()
    {
        var late = Chunks.FoldCalls(
            """{"id":"a","function":{"name":"f","arguments":"1"}}""",
            """{"index":0,"function":{"arguments":"2"}}"""
        );
        var early = Chunks.FoldCalls(
            """{"index":0,"id":"a","function":{"name":"f","arguments":"1"}}""",
            """{"function":{"arguments":"2"}}"""
        );
        var lateWithId = Chunks.FoldCalls(
            """{"id":"a","function":{"name":"f","arguments":"1"}}""",
            """{"id":"b","function":{"name":"f","arguments":"3"}}""",
            """{"index":0,"id":"a","function":{"arguments":"2"}}"""
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(late, Is.EqualTo("""[{"index":0,"id":"a","function":{"name":"f","arguments":"12"}}]"""));
            Assert.That(early, Is.EqualTo(late));
            Assert.That(
                lateWithId,
                Is.EqualTo(
                    """[{"index":0,"id":"a","function":{"name":"f","arguments":"12"}},{"id":"b","function":{"name":"f","arguments":"3"}}]"""
                )
            );
        }
    }

    [Test]
    public void Build_CallsWithNeitherIndexNorId_StayApartWhenTheyAreWhole()
    {
        var inOneDelta = Wire.Write(
            Chunks.FoldDeltas(
                """{"tool_calls":[{"function":{"name":"f","arguments":"{\"a\":1}"}},{"function":{"name":"f","arguments":"{\"a\":2}"}},{"function":{"name":"f"}}]}"""
            )
        );
        var inSeveral = Chunks.FoldCalls(
            """{"function":{"name":"f","arguments":"{\"a\":1}"}}""",
            """{"function":{"name":"f","arguments":"{\"a\":"}}""",
            """{"function":{"name":"f","arguments":"2}"}}""",
            """{"function":{"name":"g","arguments":"{}"}}"""
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                inOneDelta,
                Is.EqualTo(
                    """{"role":"assistant","tool_calls":[{"function":{"name":"f","arguments":"{\"a\":1}"}},{"function":{"name":"f","arguments":"{\"a\":2}"}},{"function":{"name":"f"}}]}"""
                )
            );
            Assert.That(
                inSeveral,
                Is.EqualTo(
                    """[{"function":{"name":"f","arguments":"{\"a\":1}"}},{"function":{"name":"f","arguments":"{\"a\":2}"}},{"function":{"name":"g","arguments":"{}"}}]"""
                )
            );
        }
    }

    [Test]
    public void Build_OrderOfCalls_IsByIndexOnlyWhenAllHaveOne()
    {
        var all = Chunks.FoldCalls("""{"index":2,"id":"c"}""", """{"index":0,"id":"a"}""", """{"index":0,"id":"b"}""");
        var some = Chunks.FoldCalls("""{"index":2,"id":"c"}""", """{"id":"x"}""", """{"index":0,"id":"a"}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(all, Is.EqualTo("""[{"index":0,"id":"a"},{"index":0,"id":"b"},{"index":2,"id":"c"}]"""));
            Assert.That(some, Is.EqualTo("""[{"index":2,"id":"c"},{"id":"x"},{"index":0,"id":"a"}]"""));
        }
    }

    [Test]
    public void Build_UnknownMembersOfCalls_AreKept()
    {
        var calls = Chunks.FoldCalls(
            """{"index":0,"id":"a","type":"custom","custom":{"name":"c"},"function":{"x":1}}""",
            """{"index":0,"thought_signature":"s","function":{"x":2,"y":null}}"""
        );

        Assert.That(
            CanonicalJson.Of(calls),
            Is.EqualTo(
                CanonicalJson.Of(
                    """[{"index":0,"id":"a","type":"custom","function":{"x":2,"y":null},"custom":{"name":"c"},"thought_signature":"s"}]"""
                )
            )
        );
    }

    [Test]
    public void Build_AnEmptyListOfCalls_StaysOne()
    {
        var message = Chunks.FoldDeltas("""{"tool_calls":[]}""", """{"content":"a","tool_calls":[]}""");

        Assert.That(Wire.Write(message), Is.EqualTo("""{"role":"assistant","content":"a","tool_calls":[]}"""));
    }
}
