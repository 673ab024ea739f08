namespace InteractiveAi.Client.Tests;

/// <summary>To which call a fragment belongs where its gateway says little about that.</summary>
public partial class CompletionBuilderTests
{
    [Test]
    public void Build_ParallelCallsWithAFragmentForOneInBetween_AreMatchedByPlaceAfterIt()
    {
        var calls = FoldCallDeltas(
            """[{"id":"a","function":{"name":"f"}},{"id":"b","function":{"name":"g"}}]""",
            """[{"function":{"arguments":"{"}}]""",
            """[{"function":{"arguments":"{}"}},{"function":{"arguments":"}"}}]"""
        );

        Assert.That(
            calls,
            Is.EqualTo(
                """[{"id":"a","function":{"name":"f","arguments":"{}"}},{"id":"b","function":{"name":"g","arguments":"{}"}}]"""
            )
        );
    }

    [Test]
    public void Build_ParallelCallsContinuedWithEmptyNames_AreMatchedByPlace()
    {
        var calls = FoldCallDeltas(
            """[{"id":"a","function":{"name":"f"}},{"id":"b","function":{"name":"g"}}]""",
            """[{"id":"","function":{"name":"","arguments":"1"}},{"id":"","function":{"name":"","arguments":"2"}}]"""
        );

        Assert.That(
            calls,
            Is.EqualTo(
                """[{"id":"a","function":{"name":"f","arguments":"1"}},{"id":"b","function":{"name":"g","arguments":"2"}}]"""
            )
        );
    }

    [Test]
    public void Build_ParallelCallsContinuedInAnotherOrder_AreMatchedById()
    {
        var calls = FoldCallDeltas(
            """[{"id":"a","function":{"name":"f"}},{"id":"b","function":{"name":"g"}}]""",
            """[{"id":"b","function":{"arguments":"2"}},{"id":"a","function":{"arguments":"1"}}]"""
        );

        Assert.That(
            calls,
            Is.EqualTo(
                """[{"id":"a","function":{"name":"f","arguments":"1"}},{"id":"b","function":{"name":"g","arguments":"2"}}]"""
            )
        );
    }

    [Test]
    public void Build_AsManyOtherFunctionsAsBefore_AreOtherCalls()
    {
        var calls = FoldCallDeltas(
            """[{"function":{"name":"f","arguments":"1"}},{"function":{"name":"g","arguments":"2"}}]""",
            """[{"function":{"name":"h","arguments":"3"}},{"function":{"name":"i","arguments":"4"}}]"""
        );

        Assert.That(
            calls,
            Is.EqualTo(
                """[{"function":{"name":"f","arguments":"1"}},{"function":{"name":"g","arguments":"2"}},{"function":{"name":"h","arguments":"3"}},{"function":{"name":"i","arguments":"4"}}]"""
            )
        );
    }

    [Test]
    public void Build_FragmentWithoutAnId_BelongsToTheLatestOfItsIndex()
    {
        var calls = Chunks.FoldCalls(
            """{"index":0,"function":{"name":"f","arguments":"{}"}}""",
            """{"index":0,"id":"b","function":{"name":"g","arguments":"{"}}""",
            """{"index":0,"function":{"arguments":"}"}}"""
        );

        Assert.That(
            calls,
            Is.EqualTo(
                """[{"index":0,"function":{"name":"f","arguments":"{}"}},{"index":0,"id":"b","function":{"name":"g","arguments":"{}"}}]"""
            )
        );
    }

    [Test]
    public void Build_FragmentWithNeitherIndexNorId_BelongsToTheOpenCall()
    {
        var calls = Chunks.FoldCalls(
            """{"function":{"name":"f","arguments":"{}"}}""",
            """{"id":"b","function":{"name":"g","arguments":"{"}}""",
            """{"function":{"arguments":"}"}}"""
        );

        Assert.That(
            calls,
            Is.EqualTo(
                """[{"function":{"name":"f","arguments":"{}"}},{"id":"b","function":{"name":"g","arguments":"{}"}}]"""
            )
        );
    }

    [Test]
    public void Build_FragmentOfAnEarlierIndex_DoesNotGoToTheOpenCallWithoutOne()
    {
        var calls = Chunks.FoldCalls(
            """{"index":0,"id":"a","function":{"name":"f","arguments":"{"}}""",
            """{"id":"b","function":{"name":"g","arguments":"[]"}}""",
            """{"index":0,"function":{"arguments":"}"}}"""
        );

        Assert.That(
            calls,
            Is.EqualTo(
                """[{"index":0,"id":"a","function":{"name":"f","arguments":"{}"}},{"id":"b","function":{"name":"g","arguments":"[]"}}]"""
            )
        );
    }

    [Test]
    public void Build_NewIndexWithAFunctionThatWasCalledBefore_IsAnotherCall()
    {
        var calls = Chunks.FoldCalls(
            """{"function":{"name":"f","arguments":"{}"}}""",
            """{"index":1,"function":{"name":"g","arguments":"{}"}}""",
            """{"index":2,"function":{"name":"f"}}""",
            """{"index":2,"function":{"arguments":"[]"}}"""
        );

        Assert.That(
            calls,
            Is.EqualTo(
                """[{"function":{"name":"f","arguments":"{}"}},{"index":1,"function":{"name":"g","arguments":"{}"}},{"index":2,"function":{"name":"f","arguments":"[]"}}]"""
            )
        );
    }

    // The same function once more: a repetition, or a second call of it.
    [TestCase(
        """{"index":0,"id":"a","function":{"arguments":"{}"}}""",
        """{"index":0,"function":{"name":"f"}}""",
        """[{"index":0,"id":"a","function":{"name":"f","arguments":"{}"}}]""",
        TestName = "{m}(its name is late)"
    )]
    [TestCase(
        """{"index":0,"id":"a","function":{"name":"f","arguments":"{}"}}""",
        """{"index":0,"id":"a","function":{"name":"f","arguments":"{}"}}""",
        """[{"index":0,"id":"a","function":{"name":"f","arguments":"{}"}}]""",
        TestName = "{m}(whole under the same id)"
    )]
    [TestCase(
        """{"function":{"name":"f","arguments":"{}"}}""",
        """{"function":{"name":"f","arguments":""}}""",
        """[{"function":{"name":"f","arguments":"{}"}}]""",
        TestName = "{m}(without any more arguments)"
    )]
    [TestCase(
        """{"function":{"name":"f"}}""",
        """{"function":{"name":"f","arguments":"{}"}}""",
        """[{"function":{"name":"f","arguments":"{}"}}]""",
        TestName = "{m}(before the first arguments)"
    )]
    [TestCase(
        """{"id":"a","function":{"name":"f","arguments":"{}"}}""",
        """{"function":{"name":"f","arguments":"{}"}}""",
        """[{"id":"a","function":{"name":"f","arguments":"{}"}},{"function":{"name":"f","arguments":"{}"}}]""",
        TestName = "{m}(whole again without the id)"
    )]
    [TestCase(
        """{"function":{"name":"f","arguments":"{}"}}""",
        """{"id":"b","function":{"name":"f","arguments":"{}"}}""",
        """[{"function":{"name":"f","arguments":"{}"}},{"id":"b","function":{"name":"f","arguments":"{}"}}]""",
        TestName = "{m}(whole again with the first id)"
    )]
    public void Build_AFunctionNamedAgain_IsAnotherCallOnlyWhenItMustBe(string first, string second, string expected)
    {
        var calls = Chunks.FoldCalls(first, second);

        Assert.That(calls, Is.EqualTo(expected));
    }

    [Test]
    public void Build_NameRepeatedBehindANamelessFragment_IsStillOneCall()
    {
        var calls = FoldCallDeltas(
            """[{"index":0,"id":"a","function":{"name":"f","arguments":"{"}}]""",
            """[{"index":0,"id":"a","function":{"arguments":"\"x\""}},{"index":0,"id":"a","function":{"name":"f","arguments":":1}"}}]"""
        );

        Assert.That(calls, Is.EqualTo("""[{"index":0,"id":"a","function":{"name":"f","arguments":"{\"x\":1}"}}]"""));
    }

    [Test]
    public void Build_CallThatIsNeverNamed_KeepsItsArguments()
    {
        var calls = Chunks.FoldCalls("""{"index":0,"id":"a","function":{"arguments":"{}"}}""");

        Assert.That(calls, Is.EqualTo("""[{"index":0,"id":"a","function":{"arguments":"{}"}}]"""));
    }

    private static string FoldCallDeltas(params IEnumerable<string> deltas) =>
        Wire.Element(Wire.Write(Chunks.FoldDeltas(deltas.Select(static calls => $$"""{"tool_calls":{{calls}}}"""))))
            .GetProperty("tool_calls")
            .GetRawText();
}
