using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public sealed class StructuredReaderTests
{
    private const string Secret = "the-secret-9247";

    private static SchemaTypesContext Types => SchemaTypesContext.Default;

    [TestCase("""{"x":1,"y":2}""")]
    [TestCase(" \r\n\t{\"x\":1,\"y\":2}\n")]
    [TestCase("\uFEFF{\"x\":1,\"y\":2}")]
    [TestCase("```json\n{\"x\":1,\"y\":2}\n```")]
    [TestCase("```\n{\"x\":1,\"y\":2}\n```\n")]
    [TestCase("\n```JSON\r\n{\"x\":1,\r\n\"y\":2}\r\n```")]
    [TestCase("````json\n{\"x\":1,\"y\":2}\n````")]
    [TestCase("```json {\"x\":1,\"y\":2} ```")]
    [TestCase("```{\"x\":1,\"y\":2}```")]
    [TestCase("""{"value":{"x":1,"y":2}}""")]
    [TestCase("```json\n{\"value\":{\"x\":1,\"y\":2}}\n```")]
    [TestCase("""{"x":1.0,"y":0.2e1}""")]
    [TestCase("```json\n{\"x\":1.0,\"y\":2}```")]
    public void Read_SpaceFenceOrWrapperAroundTheValue_IsTakenOff(string text)
    {
        var result = StructuredReader.Read(text, Types.NullablePoint);

        Assert.That(result.Failure, Is.Null);
        Assert.That(result.Value, Is.EqualTo(new Point(1, 2)));
    }

    [TestCase("", "$: the text is empty")]
    [TestCase(" \n ", "$: the text is empty")]
    [TestCase(null, "$: the text is empty")]
    [TestCase("```json\n```", "$: the text is empty")]
    [TestCase("the-secret-9247", "$: not JSON (line 1, byte 2)")]
    [TestCase("{\"x\":1,\n\"the-secret-9247\"}", "$: not JSON (line 2, byte 18)")]
    [TestCase("Sure! ```json\n{\"x\":1,\"y\":2}\n```", "$: not JSON (line 1, byte 1)")]
    [TestCase("```json\n{\"x\":1,\"y\":2}\n```\nThat was the-secret-9247.", "$: not JSON (line 1, byte 1)")]
    [TestCase("```json\n{\"x\":1}\n```\n```json\n{\"y\":2}\n```", "$: not JSON (line 1, byte 1)")]
    [TestCase("""{"x":1,"y":2} the-secret-9247""", "$: not JSON (line 1, byte 15)")]
    [TestCase("""{"x":1,"y":2}{"x":1,"y":2}""", "$: not JSON (line 1, byte 14)")]
    [TestCase("""{"x":1,"y":""", "$: the JSON ends too early")]
    [TestCase("""{"x":1,"y":"the-secret-92""", "$: the JSON ends too early")]
    [TestCase("""{"x":1""", "$: the JSON ends too early")]
    [TestCase("""{"x":1,"y":2,"x":3}""", "$: a member appears twice in one object")]
    [TestCase("""{"x":1,"y":tru}""", "$: not JSON (line 1, byte 15)")]
    [TestCase("""{"x":1,"y":2,"\ud83d":3}""", "$: has a member that is not in the schema, which has x, y")]
    [TestCase("""{"x":"\ud83d","y":2}""", "$.x: expected integer, found string")]
    [TestCase("[1,2]", "$: expected object or null, found array")]
    [TestCase("""{"x":1}""", "$.y: missing")]
    [TestCase("""{"x":1,"y":"the-secret-9247"}""", "$.y: expected integer, found string")]
    [TestCase("""{"x":1,"y":2,"the-secret-9247":3}""", "$: has a member that is not in the schema, which has x, y")]
    [TestCase("""{"value":{"x":1}}""", "$.value.y: missing")]
    [TestCase("""{"value":7}""", "$.value: expected object or null, found number")]
    [TestCase("""{"x":1,"y":2.5}""", "$.y: expected integer, found number")]
    [TestCase("""{"x":1,"y":99999999999}""", "$.y: cannot be read as the Int32 that belongs here")]
    public void Read_TextThatDoesNotFit_SaysWhereAndWhyWithoutContent(string? text, string expected)
    {
        var result = StructuredReader.Read(text, Types.NullablePoint);

        Assert.That(result.IsRead, Is.False);
        Assert.That(result.Failure, Is.EqualTo(expected));
        Assert.That(result.Value, Is.Null);
        Assert.That(result.Failure, Does.Not.Contain(Secret));
    }

    [Test]
    public void Read_EveryBeginningOfAnAnswer_IsAFailureAndNotAnException()
    {
        var whole = JsonSerializer.Serialize(
            new Invoice("ü🙂\\\"", 1.5m, null, [new("a", 1)]) { PaidOn = new(2024, 1, 2) },
            Types.Invoice
        );
        for (var length = 0; length < whole.Length; length++)
        {
            var result = StructuredReader.Read(whole[..length], Types.Invoice);

            var expected = length == 0 ? "$: the text is empty" : "$: the JSON ends too early";
            Assert.That(result.Failure, Is.EqualTo(expected), whole[..length]);
        }
    }

    [Test]
    public void Read_NullForATypeThatHasNone_Fails()
    {
        var invoice = StructuredReader.Read("null", Types.Invoice);
        var number = StructuredReader.Read("""{"value":null}""", Types.Int32);

        Assert.That(invoice.Failure, Is.EqualTo("$: expected object, found null"));
        Assert.That(number.Failure, Is.EqualTo("$.value: expected integer, found null"));
    }

    [TestCase("null")]
    [TestCase("""{"value":null}""")]
    public void Read_NullForATypeThatHasIt_IsAValue(string text)
    {
        var result = StructuredReader.Read(text, Types.NullableInt32);

        Assert.That(result.IsRead, Is.True);
        Assert.That(result.Value, Is.Null);
    }

    [TestCase("""{"value":["a"]}""")]
    [TestCase("""["a"]""")]
    public void Read_List_IsReadFromTheWrapperOrWithoutIt(string text)
    {
        var result = StructuredReader.Read(text, Types.Tags);

        Assert.That(result.Value, Is.EqualTo(new[] { "a" }));
    }

    [Test]
    public void Read_CaseOfAUnionThatLooksLikeTheWrapper_IsNotUnwrapped()
    {
        var bare = StructuredReader.Read("""{"value":3}""", Types.Holder);
        var wrapped = StructuredReader.Read("""{"value":{"value":3}}""", Types.Holder);

        Assert.That(bare.Value!.Value, Is.EqualTo(3));
        Assert.That(wrapped.Value!.Value, Is.EqualTo(3));
    }

    [Test]
    public void Read_MembersWithAValueForTheirAbsence_MayBeAbsent()
    {
        var result = StructuredReader.Read("""{"number":"7","total":1,"lines":[]}""", Types.Invoice);

        Assert.That(result.Failure, Is.Null);
        Assert.That(result.Value, Is.EqualTo(new Invoice("7", 1, null, result.Value!.Lines)));
        Assert.That(result.Value.Currency, Is.EqualTo(Currency.Eur));
        Assert.That(result.Value.Copies, Is.EqualTo(1));
    }

    [Test]
    public void Read_ObjectOfOtherNames_FailsWhereTheSerializerWouldMakeAnEmptyOne()
    {
        var result = StructuredReader.Read("""{"title":"the-secret-9247"}""", Types.Category);

        Assert.That(result.Failure, Is.EqualTo("$.name: missing"));
    }

    [TestCase("""{"main":{"radius":1,"kind":"circle"}}""")]
    [TestCase("""{"main":{"radius":1.0,"label":null,"kind":"circle"},"sun":null}""")]
    public void Read_DiscriminatorThatIsNotFirst_IsRead(string text)
    {
        var result = StructuredReader.Read(text, Types.Scene);

        Assert.That(result.Failure, Is.Null);
        Assert.That(result.Value!.Main, Is.EqualTo(new Circle(1)));
    }

    [Test]
    public void Read_DiscriminatorThatIsNotFirstInATypeThatCanBeItsBase_IsTheCaseAndKeepsItsNumbers()
    {
        var result = StructuredReader.Read("""{"name":"Rex","weight":3.50,"species":"dog"}""", Types.Animal);

        Assert.That(result.Failure, Is.Null);
        Assert.That(result.Value, Is.TypeOf<Dog>());
        Assert.That(((Dog)result.Value!).Weight?.Scale, Is.EqualTo(2));
    }

    [TestCase("""{"main":{"kind":"the-secret-9247"}}""", "$.main: matches none of the 2 alternatives")]
    [TestCase("""{"main":{"radius":1}}""", "$.main: matches none of the 2 alternatives")]
    [TestCase(
        """{"main":{"kind":"circle","radius":"the-secret-9247"}}""",
        "$.main.radius: expected number, found string"
    )]
    [TestCase("""{"main":{"kind":"circle"}}""", "$.main.radius: missing")]
    public void Read_UnionThatDoesNotFit_SaysSo(string text, string expected)
    {
        var result = StructuredReader.Read(text, Types.Scene);

        Assert.That(result.Failure, Is.EqualTo(expected));
    }

    [TestCase("""{"day":"the-secret-9247"}""", "$.day: cannot be read as the DateOnly that belongs here")]
    [TestCase(
        """{"days":["2024-01-01","the-secret-9247"]}""",
        "$.days[1]: cannot be read as the DateOnly that belongs here"
    )]
    [TestCase(
        """{"named":{"ok":"2024-01-01","the-secret-9247":"x"}}""",
        "$.named.*: cannot be read as the DateOnly that belongs here"
    )]
    [TestCase(
        """{"named":{"it's ['the-secret-9247'].day[9247]":"x"}}""",
        "$.named.*: cannot be read as the DateOnly that belongs here"
    )]
    [TestCase("""{"named":{"]the-secret-9247":"x"}}""", "$.named.*: cannot be read as the DateOnly that belongs here")]
    [TestCase("""{"named":{"']":"x"}}""", "$.named.*: cannot be read as the DateOnly that belongs here")]
    [TestCase("""{"named":{"":"x"}}""", "$.named.*: cannot be read as the DateOnly that belongs here")]
    public void Read_ValueThatTheTypeRefuses_GivesThePathWithKeysMasked(string text, string expected)
    {
        var result = StructuredReader.Read(text, Types.Calendar);

        Assert.That(result.Failure, Is.EqualTo(expected));
    }

    [TestCase("""{"x":"the-secret-9247","y":2}""", "$.x: cannot be read as the Int32 that belongs here")]
    public void Read_TextThatIsNoNumberWhereNumbersMayBeText_SaysWhatBelongsThere(string text, string expected)
    {
        var result = StructuredReader.Read(text, WebTypesContext.Default.Point);

        Assert.That(result.Failure, Is.EqualTo(expected));
    }

    [TestCase("""{"byNumber":{"7":"x"}}""")]
    [TestCase("""{"byNumber":{"the-secret-9247":"2024-01-01"}}""")]
    [TestCase("""{"rows":"x"}""")]
    public void Read_PlaceOfWhichItCannotBeSaidWhatBelongsThere_IsNotGivenATypeThatMisleads(string text)
    {
        var result = StructuredReader.Read(text, LedgerTypesContext.Default.Ledger);

        Assert.That(result.Failure, Does.EndWith(": cannot be read as the type that belongs here"));
        Assert.That(result.Failure, Does.Not.Contain(Secret));
    }

    [Test]
    public void Read_NestedTenThousandDeep_Fails()
    {
        const int depth = 10_000;
        var whole = new string('[', depth) + new string(']', depth);

        var complete = StructuredReader.Read(whole, Types.Nest);
        var cut = StructuredReader.Read(whole[..depth], Types.Nest);

        Assert.That(complete.Failure, Is.EqualTo("$: nested deeper than 64 levels"));
        Assert.That(cut.Failure, Is.EqualTo("$: the JSON ends too early"));
    }

    [Test]
    public void Read_HalfOfASurrogatePair_IsAReplacementCharacter()
    {
        var result = StructuredReader.Read("\"a\uD83D\"", Types.String);

        Assert.That(result.Value, Is.EqualTo("a\uFFFD"));
    }

    [Test]
    public void Read_FenceInsideAString_IsContent()
    {
        var result = StructuredReader.Read("```json\n\"```\\n```\"\n```", Types.String);

        Assert.That(result.Value, Is.EqualTo("```\n```"));
    }

    [Test]
    public void Read_CommentsAndTrailingCommas_AreAllowedWhereTheOptionsSaySo()
    {
        const string text = """{"whole":1,"list":[1,],"asText":[],"named":1,"strict":1,/* c */}""";

        var tolerant = StructuredReader.Read(text, TolerantTypesContext.Default.Numbers);
        var plain = StructuredReader.Read(text, Types.Numbers);

        Assert.That(tolerant.Failure, Is.Null);
        Assert.That(tolerant.Value!.List, Is.EqualTo(new[] { 1L }));
        Assert.That(plain.Failure, Is.EqualTo("$: not JSON (line 1, byte 22)"));
    }

    [Test]
    public void Read_ExceptionOfTheTypesOwn_IsNotHidden()
    {
        Assert.That(
            () => StructuredReader.Read("""{"amount":-1}""", Types.Positive),
            Throws.TypeOf<ArgumentOutOfRangeException>()
        );
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("  ")]
    [TestCase("{}")]
    public void ReadArguments_NothingWritten_IsTheEmptyObject(string? text)
    {
        var empty = StructuredReader.ReadArguments(text, Types.Empty);
        var needy = StructuredReader.ReadArguments(text, Types.Positive);

        Assert.That(empty.Value, Is.Not.Null);
        Assert.That(needy.Failure, Is.EqualTo("$.amount: missing"));
    }
}
