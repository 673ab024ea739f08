using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using DescriptionAttribute = System.ComponentModel.DescriptionAttribute;

namespace InteractiveAi.Client.Tests;

// The shapes that users put into structured output; their schemas are in SchemaExporterTests.
[Description("An invoice as printed")]
internal sealed record Invoice(
    [Description("The number at the top")] string Number,
    decimal Total,
    string? Note,
    List<InvoiceLine> Lines,
    Currency Currency = Currency.Eur,
    int Copies = 1
)
{
    [Description("When it was paid, if it was")]
    public DateOnly? PaidOn { get; init; }

    public decimal TotalWithTax => Total * 1.2m;
}

internal sealed record InvoiceLine(string Text, decimal Price);

[JsonConverter(typeof(JsonStringEnumConverter<Currency>))]
[Description("ISO 4217")]
internal enum Currency
{
    [JsonStringEnumMemberName("EUR")]
    Eur,

    [JsonStringEnumMemberName("USD")]
    Usd,
}

internal sealed class Leaves
{
    public bool Flag { get; set; }
    public long Count { get; set; }
    public Int128 Huge { get; set; }
    public double Ratio { get; set; }
    public decimal Price { get; set; }
    public char Letter { get; set; }
    public string Text { get; set; } = "";
    public Guid Id { get; set; }
    public Uri? Link { get; set; }
    public Version? Release { get; set; }
    public byte[]? Bytes { get; set; }
    public DateTime At { get; set; }
    public DateTimeOffset Moment { get; set; }
    public DateOnly Day { get; set; }
    public TimeOnly Time { get; set; }
    public TimeSpan Duration { get; set; }
    public int? Maybe { get; set; }
    public Guid? MaybeId { get; set; }
    public HashSet<Guid> Ids { get; set; } = [];
    public int[][] Matrix { get; set; } = [];
}

internal sealed class Enums
{
    public Currency Named { get; set; }
    public Currency? MaybeNamed { get; set; }
    public Level Number { get; set; }
    public Level? MaybeNumber { get; set; }
    public Rights Flags { get; set; }
    public NamedRights NamedFlags { get; set; }

    [JsonConverter(typeof(JsonStringEnumConverter<Level>))]
    [Description("How loud")]
    public Level NamedByProperty { get; set; }
}

internal enum Level
{
    Low,
    High = 5,
}

[Flags]
internal enum Rights
{
    Read = 1,
    Write = 2,
}

[Flags, JsonConverter(typeof(JsonStringEnumConverter<NamedRights>))]
internal enum NamedRights
{
    [JsonStringEnumMemberName("read")]
    Read = 1,
    Write = 2,
}

internal sealed class Category
{
    public string Name { get; set; } = "";
    public Category? Parent { get; set; }
    public List<Category> Children { get; set; } = [];

    [Description("The one most like it")]
    [JsonPropertyName("near by")]
    public Category? NearBy { get; set; }
}

internal sealed class Nest : List<Nest>;

internal record struct Point(int X, int Y);

internal sealed class Drawing
{
    [Description("Where it starts")]
    public required Point Start { get; set; }
    public Point? End { get; set; }
    public List<Point>? Path { get; set; }
    public List<Point> Marks { get; set; } = [];
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Circle), "circle")]
[JsonDerivedType(typeof(Group), "group")]
[Description("A figure")]
internal abstract record Figure
{
    public string? Label { get; init; }
}

[Description("All points at one distance")]
internal sealed record Circle(double Radius) : Figure;

internal sealed record Group(List<Figure> Parts, Figure? Frame) : Figure;

internal sealed class Scene
{
    public required Figure Main { get; set; }
    public Circle? Sun { get; set; }
}

[JsonPolymorphic]
[JsonDerivedType(typeof(Car), 7)]
internal class Vehicle
{
    public int Wheels { get; set; }
}

internal sealed class Car : Vehicle
{
    public int Doors { get; set; }
}

[JsonDerivedType(typeof(NamedTags), "named")]
internal class Tags : List<string>;

internal sealed class NamedTags : Tags;

internal sealed class FreeForm
{
    public JsonElement Element { get; set; }
    public JsonNode? Node { get; set; }

    [Description("Whatever it is")]
    public object? Anything { get; set; }
    public Dictionary<string, int> Counts { get; set; } = [];
    public Dictionary<string, Point>? Places { get; set; }
    public Dictionary<string, object> Extra { get; set; } = [];
}

internal sealed class ForeignConverters
{
    [JsonConverter(typeof(PointAsText))]
    public Point Start { get; set; }
    public Temperature Heat { get; set; }

    [JsonConverter(typeof(ListAsText))]
    public List<int> Numbers { get; set; } = [];
}

internal sealed class PointAsText : JsonConverter<Point>
{
    public override Point Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var parts = reader.GetString()!.Split(';');
        return new Point(int.Parse(parts[0], null), int.Parse(parts[1], null));
    }

    public override void Write(Utf8JsonWriter writer, Point value, JsonSerializerOptions options) =>
        writer.WriteStringValue($"{value.X};{value.Y}");
}

internal sealed class ListAsText : JsonConverter<List<int>>
{
    public override List<int> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        [.. reader.GetString()!.Split(';').Select(part => int.Parse(part, null))];

    public override void Write(Utf8JsonWriter writer, List<int> value, JsonSerializerOptions options) =>
        writer.WriteStringValue(string.Join(';', value));
}

[JsonConverter(typeof(TemperatureConverter))]
internal readonly record struct Temperature(double Celsius);

internal sealed class TemperatureConverter : JsonConverter<Temperature>
{
    public override Temperature Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetDouble());

    public override void Write(Utf8JsonWriter writer, Temperature value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Celsius);
}

internal sealed class Members
{
    [JsonIgnore]
    public int Ignored { get; set; }
    public int ReadOnly => 1;
    public Point Corner => new(ReadOnly, ReadOnly);
    public Point OtherCorner => Corner;
    public List<string> Collected { get; } = [];

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public List<string> Filled { get; } = [];

    [JsonPropertyOrder(-1)]
    public string First { get; set; } = "";

    public string WriteOnly
    {
        set => _ = value;
    }

    [JsonInclude]
    [Description("A field")]
    public int Field;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int LeftOutWhenZero { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWriting)]
    public int OnlyRead { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenReading)]
    public int OnlyWritten { get; set; }

    [JsonRequired]
    public string? MustBeThere { get; set; }
}

internal sealed class Extended
{
    public int Known { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}

internal sealed record Pair<TFirst, TSecond>(TFirst First, TSecond Second);

internal sealed class Empty;

internal sealed class Numbers
{
    public int Whole { get; set; }
    public double? Real { get; set; }
    public List<long> List { get; set; } = [];

    [JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
    public double Named { get; set; }

    [JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals | JsonNumberHandling.AllowReadingFromString)]
    public float? MaybeNamed { get; set; }

    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public List<int> AsText { get; set; } = [];

    [JsonNumberHandling(JsonNumberHandling.Strict)]
    public decimal Strict { get; set; }
}

#nullable disable
internal sealed class Oblivious
{
    public string Text { get; set; }
    public List<string> Texts { get; set; }
}

#nullable restore

internal sealed class Wide
{
    public W01? A { get; set; }

    internal sealed class W01
    {
        public W02? A { get; set; }
    }

    internal sealed class W02
    {
        public Dictionary<string, W03>? A { get; set; }
    }

    internal sealed class W03
    {
        public int A { get; set; }
    }
}

internal sealed record Measured(double Amount = double.NaN);

internal sealed record Twins(One.Twin A, One.Twin B, Two.Twin C, Two.Twin D);

internal static class One
{
    internal sealed record Twin(int Left);
}

internal static class Two
{
    internal sealed record Twin(int Right);
}

internal sealed record Größe(int Wert);

internal sealed record 大小(int 值);

// A union whose plainest case looks like the wrapper of a value that is not an object.
[JsonDerivedType(typeof(NamedHolder), "named")]
internal class Holder
{
    public int Value { get; set; }
}

internal sealed class NamedHolder : Holder
{
    public string Name { get; set; } = "";
}

internal sealed class Calendar
{
    public DateOnly? Day { get; set; }
    public List<DateOnly>? Days { get; set; }
    public Dictionary<string, DateOnly>? Named { get; set; }
}

internal sealed class Ledger
{
    public Dictionary<int, DateOnly>? ByNumber { get; set; }

    [JsonConverter(typeof(Refusal))]
    public List<int>[]? Rows { get; set; }

    internal sealed class Refusal : JsonConverter<List<int>[]>
    {
        public override List<int>[] Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => throw new JsonException();

        public override void Write(Utf8JsonWriter writer, List<int>[] value, JsonSerializerOptions options) =>
            throw new NotSupportedException();
    }
}

internal sealed record Positive
{
    public Positive(int amount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        Amount = amount;
    }

    public int Amount { get; }
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "species")]
[JsonDerivedType(typeof(Dog), "dog")]
internal class Animal
{
    public string? Name { get; set; }
}

internal sealed class Dog : Animal
{
    public decimal? Weight { get; set; }
}
