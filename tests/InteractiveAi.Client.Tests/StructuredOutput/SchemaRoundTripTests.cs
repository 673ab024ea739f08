using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client.Tests;

/// <summary>What a type writes, it accepts; and what it accepts of its own, it reads back as it was.</summary>
public sealed class SchemaRoundTripTests
{
    private const int Seeds = 80;

    private static SchemaTypesContext Types => SchemaTypesContext.Default;

    [Test]
    public void Read_SerializedInvoice_IsTheSame() => RoundTrip(Types.Invoice, Invoice);

    [Test]
    public void Read_SerializedInvoiceWithoutNulls_IsTheSame() => RoundTrip(SnakeTypesContext.Default.Invoice, Invoice);

    [Test]
    public void Read_SerializedList_IsTheSame() => RoundTrip(Types.ListInvoice, random => Many(random, Invoice));

    [Test]
    public void Read_SerializedDictionary_IsTheSame() =>
        RoundTrip(
            Types.DictionaryStringInvoice,
            random => Many(random, Invoice).ToDictionary(_ => Text(random) + random.Next())
        );

    [Test]
    public void Read_SerializedLeaves_AreTheSame() => RoundTrip(Types.Leaves, Leaves);

    [Test]
    public void Read_SerializedLeavesWithoutNulls_AreTheSame() => RoundTrip(SnakeTypesContext.Default.Leaves, Leaves);

    [Test]
    public void Read_SerializedEnums_AreTheSame() =>
        RoundTrip(
            Types.Enums,
            random => new Enums
            {
                Named = Pick(random, Currency.Eur, Currency.Usd),
                MaybeNamed = Maybe(random, Currency.Usd),
                Number = Pick(random, Level.Low, Level.High),
                MaybeNumber = Maybe(random, Level.High),
                Flags = (Rights)random.Next(4),
                NamedFlags = (NamedRights)random.Next(1, 4),
                NamedByProperty = Pick(random, Level.Low, Level.High),
            }
        );

    [Test]
    public void Read_SerializedTree_IsTheSame() => RoundTrip(Types.Category, random => Category(random, 0));

    [Test]
    public void Read_SerializedNest_IsTheSame() => RoundTrip(Types.Nest, random => Nest(random, 0));

    [Test]
    public void Read_SerializedDrawing_IsTheSame() =>
        RoundTrip(
            Types.Drawing,
            random => new Drawing
            {
                Start = Point(random),
                End = Maybe(random, Point(random)),
                Path = random.Next(2) == 0 ? null : Many(random, Point),
                Marks = Many(random, Point),
            }
        );

    [Test]
    public void Read_SerializedUnion_IsTheSame() => RoundTrip(Types.Figure, random => Figure(random, 0));

    [Test]
    public void Read_SerializedDeepUnion_IsTheSame() => RoundTrip(Types.Expression, random => Expression(random, 0));

    [Test]
    public void Read_SerializedScene_IsTheSame() =>
        RoundTrip(
            Types.Scene,
            random => new Scene
            {
                Main = Figure(random, 0),
                Sun = random.Next(2) == 0 ? null : new Circle(random.Next()),
            }
        );

    [Test]
    public void Read_SerializedUnionWithoutDiscriminatorEverywhere_IsTheSame() =>
        RoundTrip(
            Types.Vehicle,
            random =>
                random.Next(2) == 0
                    ? new Vehicle { Wheels = random.Next() }
                    : new Car { Wheels = random.Next(), Doors = random.Next() }
        );

    [Test]
    public void Read_SerializedPolymorphicList_IsAccepted()
    {
        Tags[] lists =
        [
            ["a", "b"],
            [],
            new NamedTags { "c" },
        ];
        foreach (var list in lists)
        {
            var json = JsonSerializer.SerializeToElement(list, Types.Tags);

            var mismatch = SchemaCheck.FindMismatch(
                SchemaExporter.Export(Types.Tags, wrapNonObject: true).Accepted,
                json
            );

            Assert.That(mismatch, Is.Null);
        }
    }

    [Test]
    public void Read_SerializedFreeForm_IsTheSame() =>
        RoundTrip(
            Types.FreeForm,
            random => new FreeForm
            {
                Element = JsonSerializer.SerializeToElement(Text(random), Types.String),
                Node = random.Next(2) == 0 ? null : new JsonObject { [Text(random)] = random.Next() },
                Anything = random.Next(2) == 0 ? null : JsonSerializer.SerializeToElement(random.Next(), Types.Int32),
                Counts = new() { [Text(random)] = random.Next() },
                Places = random.Next(2) == 0 ? null : new() { [Text(random)] = Point(random) },
                Extra = new() { ["x"] = JsonSerializer.SerializeToElement(Text(random), Types.String) },
            }
        );

    [Test]
    public void Read_SerializedForeignConverters_AreTheSame() =>
        RoundTrip(
            Types.ForeignConverters,
            random => new ForeignConverters
            {
                Start = Point(random),
                Heat = new Temperature(random.Next()),
                Numbers = [1, .. Many(random, r => r.Next())],
            }
        );

    [Test]
    public void Read_SerializedMembers_KeepsWhatIsRead()
    {
        var members = new Members
        {
            First = "a",
            Field = 2,
            MustBeThere = null,
            Filled = { "f" },
            Collected = { "c" },
        };
        var json = JsonSerializer.Serialize(members, Types.Members);

        var result = StructuredReader.Read(json, Types.Members);

        Assert.That(result.Failure, Is.Null);
        Assert.That(result.Value!.Filled, Is.EqualTo(new[] { "f" }));
        Assert.That(result.Value.Collected, Is.Empty);
        Assert.That(result.Value.Field, Is.EqualTo(2));
    }

    [Test]
    public void Read_SerializedExtensionData_IsTheSame() =>
        RoundTrip(
            Types.Extended,
            random => new Extended
            {
                Known = random.Next(),
                Rest = new() { ["new"] = JsonSerializer.SerializeToElement(Text(random), Types.String) },
            }
        );

    [Test]
    public void Read_SerializedGeneric_IsTheSame() =>
        RoundTrip(Types.PairInt32ListString, random => new Pair<int, List<string>>(random.Next(), Many(random, Text)));

    [Test]
    public void Read_SerializedNumbers_AreTheSame() => RoundTrip(Types.Numbers, Numbers);

    [Test]
    public void Read_SerializedWebNumbers_AreTheSame() => RoundTrip(WebTypesContext.Default.Numbers, Numbers);

    [Test]
    public void Read_SerializedOblivious_IsTheSame() =>
        RoundTrip(Types.Oblivious, random => new Oblivious { Text = random.Next(2) == 0 ? null! : Text(random) });

    [Test]
    public void Read_SerializedNullableNumber_IsTheSame() =>
        RoundTrip(Types.NullableInt32, random => Maybe(random, random.Next()));

    [Test]
    public void Read_SerializedText_IsTheSame() => RoundTrip(Types.String, Text);

    [TestCase(typeof(Invoice))]
    [TestCase(typeof(Category))]
    [TestCase(typeof(List<Category>))]
    [TestCase(typeof(Nest))]
    [TestCase(typeof(Point?))]
    [TestCase(typeof(Drawing))]
    [TestCase(typeof(Figure))]
    [TestCase(typeof(Scene))]
    [TestCase(typeof(Vehicle))]
    [TestCase(typeof(Pair<int, List<string>>))]
    [TestCase(typeof(Numbers))]
    [TestCase(typeof(Twins))]
    [TestCase(typeof(Expression))]
    [TestCase(typeof(Members))]
    [TestCase(typeof(Dictionary<string, Invoice>))]
    public void Read_AnythingTheSentSchemaAllows_IsRead(Type type)
    {
        var typeInfo = Types.GetTypeInfo(type)!;
        var exported = SchemaExporter.Export(typeInfo, wrapNonObject: true);
        for (var seed = 0; seed < Seeds; seed++)
        {
            var answer = new SchemaSampler(exported.Schema, seed).Sample();
            var inner = exported.IsWrapped ? answer.GetProperty("value") : answer;

            Assert.That(() => inner.Deserialize(typeInfo), Throws.Nothing, () => answer.GetRawText());
        }
    }

    private static void RoundTrip<T>(JsonTypeInfo<T> typeInfo, Func<Random, T> make)
    {
        var exported = SchemaExporter.Export(typeInfo, wrapNonObject: true);
        for (var seed = 0; seed < Seeds; seed++)
        {
            var json = JsonSerializer.Serialize(make(new Random(seed)), typeInfo);

            var mismatch = SchemaCheck.FindMismatch(exported.Accepted, JsonElement.Parse(json));
            var bare = StructuredReader.Read(json, typeInfo);
            var wrapped = exported.IsWrapped ? StructuredReader.Read($$"""{"value":{{json}}}""", typeInfo) : bare;

            Assert.That(mismatch, Is.Null, json);
            Assert.That(bare.Failure, Is.Null, json);
            Assert.That(JsonSerializer.Serialize(bare.Value!, typeInfo), Is.EqualTo(json));
            Assert.That(wrapped.Failure, Is.Null, json);
            Assert.That(JsonSerializer.Serialize(wrapped.Value!, typeInfo), Is.EqualTo(json));
        }
    }

    private static T Pick<T>(Random random, params T[] values) => values[random.Next(values.Length)];

    private static T? Maybe<T>(Random random, T value)
        where T : struct => random.Next(2) == 0 ? null : value;

    private static List<T> Many<T>(Random random, Func<Random, T> make) =>
        [.. Enumerable.Range(0, random.Next(4)).Select(_ => make(random))];

    private static string Text(Random random) =>
        Pick(random, "", "plain", "quoted \"text\"", "größer 大 🙂", "a\nb```", "\u0000", "null");

    private static Point Point(Random random) => new(random.Next(), -random.Next());

    private static Invoice Invoice(Random random) =>
        new(
            Text(random),
            random.Next() / 100m,
            random.Next(2) == 0 ? null : Text(random),
            Many(random, r => new InvoiceLine(Text(r), r.Next() / 3m)),
            Pick(random, Currency.Eur, Currency.Usd),
            random.Next()
        )
        {
            PaidOn = Maybe(random, new DateOnly(2000, 1, 1).AddDays(random.Next(10_000))),
        };

    private static Leaves Leaves(Random random) =>
        new()
        {
            Flag = random.Next(2) == 0,
            Count = random.NextInt64(),
            Huge = Int128.MaxValue - random.Next(),
            Ratio = random.NextDouble() * Math.Pow(10, random.Next(-300, 300)),
            Price = new decimal(random.Next(), random.Next(), random.Next(), true, (byte)random.Next(20)),
            Letter = Pick(random, 'a', '大', '"', '\0'),
            Text = Text(random),
            Id = Guid.NewGuid(),
            Link = random.Next(2) == 0 ? null : new Uri("https://example.test/a?b=c#d"),
            Release = random.Next(2) == 0 ? null : new Version(1, 2, random.Next()),
            Bytes = random.Next(2) == 0 ? null : [1, 2, (byte)random.Next(256)],
            At = new DateTime(
                random.NextInt64(DateTime.MaxValue.Ticks),
                Pick(random, DateTimeKind.Utc, DateTimeKind.Unspecified)
            ),
            Moment = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.FromHours(random.Next(-12, 12))),
            Day = DateOnly.FromDayNumber(random.Next(700_000)),
            Time = new TimeOnly(random.NextInt64(TimeSpan.TicksPerDay)),
            Duration = new TimeSpan(random.NextInt64()) * Pick(random, 1, -1),
            Maybe = Maybe(random, random.Next()),
            MaybeId = Maybe(random, Guid.NewGuid()),
            Ids = [.. Many(random, _ => Guid.NewGuid())],
            Matrix =
            [
                [1, random.Next()],
                [],
            ],
        };

    private static Numbers Numbers(Random random) =>
        new()
        {
            Whole = random.Next(),
            Real = Maybe(random, random.NextDouble()),
            List = Many(random, r => r.NextInt64()),
            Named = Pick(random, 1.5, double.NaN, double.PositiveInfinity, double.NegativeInfinity),
            MaybeNamed = Pick(random, default(float?), 2.5f, float.NaN, float.NegativeInfinity),
            AsText = Many(random, r => r.Next()),
            Strict = random.Next() / 7m,
        };

    private static Category Category(Random random, int depth) =>
        new()
        {
            Name = Text(random),
            Parent = depth > 3 || random.Next(2) == 0 ? null : Category(random, depth + 1),
            Children = depth > 3 ? [] : Many(random, r => Category(r, depth + 2)),
            NearBy = depth > 3 || random.Next(3) > 0 ? null : Category(random, depth + 1),
        };

    private static Nest Nest(Random random, int depth)
    {
        var nest = new Nest();
        nest.AddRange(depth > 4 ? [] : Many(random, r => Nest(r, depth + 1)));
        return nest;
    }

    private static Figure Figure(Random random, int depth) =>
        depth > 4 || random.Next(2) == 0
            ? new Circle(random.NextDouble()) { Label = random.Next(2) == 0 ? null : Text(random) }
            : new Group(
                Many(random, r => Figure(r, depth + 1)),
                random.Next(2) == 0 ? null : Figure(random, depth + 1)
            );

    private static Expression Expression(Random random, int depth)
    {
        if (depth > 5)
        {
            return new Expression.Leaf(random.NextDouble());
        }

        Expression Next() => Expression(random, depth + 1 + random.Next(3));
        return random.Next(5) switch
        {
            0 => new Expression.Add(Next(), Next()),
            1 => new Expression.If(Next(), Next(), random.Next(2) == 0 ? null : Next()),
            2 => new Expression.Between(Next(), Next(), Next()),
            3 => new Expression.Pow(Next(), Next()),
            _ => new Expression.Leaf(random.Next()),
        };
    }
}
