using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client;

/// <summary>What one type looks like as JSON, before anything is decided about how to write that down as a schema.</summary>
internal sealed class SchemaShape
{
    /// <summary>The forms a shape takes.</summary>
    internal enum Form
    {
        /// <summary>Any JSON value: <see langword="object"/>, <c>JsonElement</c>, a type read by a converter of the user's.</summary>
        Any,

        /// <summary>A string, number, boolean or enum.</summary>
        Leaf,

        /// <summary>An object with members, with values under free keys, or with both.</summary>
        Object,

        /// <summary>A list.</summary>
        Array,

        /// <summary>One of several shapes.</summary>
        Union,

        /// <summary>The shape of a type that is described once and may be used in many places, also inside itself.</summary>
        Link,
    }

    public SchemaShape(Form kind, Type type)
    {
        Kind = kind;
        Type = type;
    }

    public Form Kind { get; set; }

    public Type Type { get; }

    public bool IsNullable { get; init; }

    public string? Description { get; init; }

    /// <summary>The property whose value this is; tells whether it can be read and may be absent.</summary>
    public JsonPropertyInfo? Property { get; init; }

    /// <summary>For <see cref="Form.Leaf"/>.</summary>
    public SchemaLeaf? Leaf { get; init; }

    /// <summary>For <see cref="Form.Link"/>: the shape that all uses share. Filled in when the serializer has described it.</summary>
    public SchemaShape? Target { get; init; }

    /// <summary>For <see cref="Form.Object"/>: its members in the contract's order.</summary>
    public List<SchemaMember> Members { get; } = [];

    /// <summary>For <see cref="Form.Object"/>: what free keys hold; <see langword="null"/> when there are no free keys.</summary>
    public SchemaShape? Values { get; set; }

    /// <summary>For <see cref="Form.Object"/>: whether the type keeps members that it does not declare.</summary>
    public bool HasExtensionData { get; set; }

    /// <summary>For <see cref="Form.Array"/>.</summary>
    public SchemaShape? Items { get; set; }

    /// <summary>For <see cref="Form.Union"/>.</summary>
    public List<SchemaShape> Alternatives { get; } = [];
}
