/** Made-up logos the way drawing programs write them, with everything around the drawing that they leave in. */

const ILLUSTRATOR = `<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator 27.0.0, SVG Export Plug-In . SVG Version: 6.00 Build 0)  -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg version="1.1" id="Ebene_1" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
	 xmlns:i="http://ns.adobe.com/AdobeIllustrator/10.0/" x="0px" y="0px" viewBox="0 0 200 60"
	 style="enable-background:new 0 0 200 60;" xml:space="preserve" i:viewOrigin="0 60">
<style type="text/css">
<![CDATA[
	.st0{fill:#0B5CAD;}
	.st1{clip-path:url(#SVGID_2_);fill:url(#SVGID_3_);}
	.st2{opacity:0.5;enable-background:new    ;}
	a:hover{fill:#FF0000;}
	@media print{.st0{fill:#000000;}}
	@import url("https://elsewhere.example/a.css");
	.st3{fill:none;stroke:#1B1F24;stroke-width:4;stroke-linecap:round;stroke-miterlimit:10;}
]]>
</style>
<metadata><x:xmpmeta xmlns:x="adobe:ns:meta/">17 KB</x:xmpmeta></metadata>
<switch>
	<foreignObject requiredExtensions="http://ns.adobe.com/AdobeIllustrator/10.0/" x="0" y="0" width="1" height="1">
		<i:pgfRef xlink:href="#adobe_illustrator_pgf"/>
	</foreignObject>
	<g i:extraneous="self">
		<g id="Ebene_2">
			<path class="st0" d="M6,48L30,10l24,38H6z"/>
			<g class="st2"><path class="st0" d="M22,48L42,18l20,30H22z"/></g>
		</g>
		<defs><rect id="SVGID_1_" x="70" y="12" width="60" height="36"/></defs>
		<clipPath id="SVGID_2_"><use xlink:href="#SVGID_1_"  style="overflow:visible;"/></clipPath>
		<linearGradient id="SVGID_3_" gradientUnits="userSpaceOnUse" x1="70" y1="30" x2="130" y2="30">
			<stop  offset="0" style="stop-color:#0B5CAD"/>
			<stop  offset="1" style="stop-color:#7FB2DE"/>
		</linearGradient>
		<circle class="st1" cx="100" cy="30" r="28"/>
		<a xlink:href="https://elsewhere.example"><line class="st3" x1="146" y1="16" x2="190" y2="44"/></a>
	</g>
</switch>
</svg>
`;

const INKSCAPE = `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->
<svg width="100mm" height="30mm" viewBox="0 0 100 30" version="1.1" id="svg1"
   sodipodi:docname="logo final (2).svg" inkscape:version="1.3.2 (091e20e, 2023-11-25)"
   inkscape:export-filename="C:\\Users\\Someone\\logo.png"
   xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns:xlink="http://www.w3.org/1999/xlink"
   xmlns="http://www.w3.org/2000/svg" xmlns:svg="http://www.w3.org/2000/svg"
   xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:cc="http://creativecommons.org/ns#"
   xmlns:dc="http://purl.org/dc/elements/1.1/">
  <sodipodi:namedview id="namedview1" pagecolor="#ffffff" inkscape:document-units="mm"><inkscape:grid type="xygrid"/></sodipodi:namedview>
  <defs id="defs1">
    <linearGradient inkscape:collect="always" id="lg1"><stop style="stop-color:#9a3412;stop-opacity:1;" offset="0" id="s1"/><stop
       style="stop-color:#f59e0b;stop-opacity:1;" offset="1" id="s2"/></linearGradient>
    <radialGradient inkscape:collect="always" xlink:href="#lg1" id="rg1" cx="15" cy="15" fx="15" fy="15" r="12"
       gradientUnits="userSpaceOnUse" gradientTransform="matrix(1,0,0,0.9,0,1.5)"/>
    <inkscape:path-effect effect="spiro" id="pe1"/>
  </defs>
  <metadata id="metadata1"><rdf:RDF><cc:Work rdf:about=""><dc:creator><cc:Agent><dc:title>Someone</dc:title></cc:Agent></dc:creator></cc:Work></rdf:RDF></metadata>
  <g inkscape:label="Layer 1" inkscape:groupmode="layer" id="layer1" transform="translate(0,0)">
    <ellipse style="fill:url(#rg1);fill-opacity:1;stroke:#1b1f24;stroke-width:0.5;stroke-dasharray:none;-inkscape-stroke:none;paint-order:fill markers stroke"
       id="path1" cx="15" cy="15" rx="12" ry="11" sodipodi:type="arc"/>
    <path style="display:inline;fill:#ffffff;fill-rule:evenodd;marker-end:url(#m1);filter:url(#f1)" d="m 15,6 c 5,6 5,11 0,17 -5,-6 -5,-11 0,-17 z"
       id="path2" inkscape:connector-curvature="0" sodipodi:nodetypes="csc"/>
    <svg:rect style="fill:#9a3412;stroke:none" id="rect1" width="60" height="4" x="34" y="13" ry="2" />
    <g id="g1" style="display:none"><path d="M0,0H10" id="path3" style="stroke:#000"/></g>
  </g>
</svg>
`;

const FIGMA = `<svg width="120" height="40" viewBox="0 0 120 40" fill="none" xmlns="http://www.w3.org/2000/svg">
<g clip-path="url(#clip0_12_345)" data-figma-bg-blur-radius="8">
<mask id="mask0_12_345" style="mask-type:luminance" maskUnits="userSpaceOnUse" x="0" y="0" width="40" height="40">
<path d="M40 0H0V40H40V0Z" fill="white"/>
</mask>
<g mask="url(#mask0_12_345)" filter="url(#filter0_d_12_345)" style="mix-blend-mode:multiply">
<path fill-rule="evenodd" clip-rule="evenodd" d="M20 2C29.9 2 38 10.1 38 20C38 29.9 29.9 38 20 38C10.1 38 2 29.9 2 20C2 10.1 10.1 2 20 2ZM20 12L28 28H12L20 12Z" fill="#2F6B3A"/>
</g>
<rect x="50" y="17" width="64" height="6" rx="3" fill="url(#paint0_linear_12_345)"/>
</g>
<defs>
<filter id="filter0_d_12_345" x="0" y="0" width="48" height="48" filterUnits="userSpaceOnUse"><feDropShadow dx="0" dy="4"/></filter>
<linearGradient id="paint0_linear_12_345" x1="50" y1="20" x2="114" y2="20" gradientUnits="userSpaceOnUse">
<stop stop-color="#2F6B3A"/>
<stop offset="1" stop-color="#2F6B3A" stop-opacity="0.2"/>
</linearGradient>
<clipPath id="clip0_12_345">
<rect width="120" height="40" fill="white"/>
</clipPath>
</defs>
</svg>
`;

export const EXPORTS = { Illustrator: ILLUSTRATOR, Inkscape: INKSCAPE, Figma: FIGMA };
